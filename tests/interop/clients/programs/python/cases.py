"""What the programs of Python's clients share: records, checks, and how they tell what they found."""

import json
import re
import sys
import time
import traceback

BOOTSTRAP, PREFIX, PATTERN = (sys.argv[1:] + ["", "", ""])[:3]
BROKERS = BOOTSTRAP.split(",")
FIRST_TIMESTAMP = 1_700_000_000_000


def key(at):
    return None if at % 5 == 0 else f"key-{at % 97}".encode()


def value(at):
    text = f"value-{at}-"
    missing = max(0, 20 + at % 300 - len(text))
    return None if at % 7 == 0 and at % 5 != 0 else (text + ("abcdefgh" * 40)[:missing]).encode()


def is_exchanged(topic):
    """Of what each client writes for all others to read."""
    return topic.startswith(PREFIX.split("-")[0] + "-") and topic.endswith("-exchange")


def headers(at):
    return [("number", str(at).encode()), ("empty", b"")]


def check(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what} is {found!r}, not {wanted!r}")


def check_record(a_key, a_value, timestamp, all_headers):
    """Raises unless it is the record of the number that its header says."""
    at = int(dict(all_headers)["number"])
    check(a_key, key(at), f"the key of record {at}")
    check(a_value, value(at), f"the value of record {at}")
    check(timestamp, FIRST_TIMESTAMP + at, f"the timestamp of record {at}")
    check(dict(all_headers)["empty"], b"", "a header")
    return at


def check_all(read, count):
    """Raises unless each of 0 to count - 1 is there once, in order within a partition."""
    last = {}
    for partition, at in read:
        if at <= last.get(partition, -1):
            raise AssertionError(f"record {at} of partition {partition} came after {last[partition]}")
        last[partition] = at
    numbers = [at for _, at in read]
    check(sorted(numbers), list(range(count)), "what was read")
    return count


def until(condition, what, seconds=120):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s until {what}")
        time.sleep(0.05)


def say(what):
    print(json.dumps(what), flush=True)


def ask(what, broker):
    """Has something done to a broker, and waits until it is."""
    say({"ask": what, "broker": broker})
    sys.stdin.readline()


def main(version, cases, run=lambda case: case()):
    """Runs each case that the pattern asks for; a case returns the number of records that it has verified."""
    say({"version": version})
    for name, case in cases.items():
        if not re.search(PATTERN, name):
            continue
        try:
            say({"case": name, "records": run(case) or 0})
        except BaseException:
            say({"case": name, "error": traceback.format_exc()})
