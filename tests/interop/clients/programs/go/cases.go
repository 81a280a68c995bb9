// Cases of franz-go. This file: records, checks, and how the program tells what it found.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

const firstTimestamp = 1_700_000_000_000

var answers = bufio.NewReader(os.Stdin)

func say(what map[string]any) {
	line, err := json.Marshal(what)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(line))
}

// ask has something done to a broker, and waits until it is.
func ask(what string, broker int32) {
	say(map[string]any{"ask": what, "broker": broker})
	_, _ = answers.ReadString('\n')
}

func keyOf(at int) []byte {
	if at%5 == 0 {
		return nil
	}
	return []byte(fmt.Sprintf("key-%d", at%97))
}

func valueOf(at int) []byte {
	if at%7 == 0 && at%5 != 0 {
		return nil
	}
	text := fmt.Sprintf("value-%d-", at)
	if missing := 20 + at%300 - len(text); missing > 0 {
		text += strings.Repeat("abcdefgh", missing/8+1)[:missing]
	}
	return []byte(text)
}

// recordOf is the record of a number. Some have no key and some no value.
func recordOf(topic string, at int) *kgo.Record {
	return &kgo.Record{
		Topic:     topic,
		Key:       keyOf(at),
		Value:     valueOf(at),
		Timestamp: time.UnixMilli(firstTimestamp + int64(at)),
		Headers:   []kgo.RecordHeader{{Key: "number", Value: []byte(strconv.Itoa(at))}, {Key: "empty", Value: []byte{}}},
	}
}

func same(found, wanted any, what string) {
	if fmt.Sprint(found) != fmt.Sprint(wanted) {
		panic(fmt.Sprintf("%s is %v, not %v", what, found, wanted))
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// numberOf panics unless it is the record of the number that its header says.
func numberOf(record *kgo.Record) int {
	at, err := strconv.Atoi(string(record.Headers[0].Value))
	check(err)
	wanted := recordOf(record.Topic, at)
	if (record.Key == nil) != (wanted.Key == nil) || string(record.Key) != string(wanted.Key) {
		panic(fmt.Sprintf("the key of record %d is %q, not %q", at, record.Key, wanted.Key))
	}
	if (record.Value == nil) != (wanted.Value == nil) || string(record.Value) != string(wanted.Value) {
		panic(fmt.Sprintf("the value of record %d is %q, not %q", at, record.Value, wanted.Value))
	}
	same(record.Timestamp.UnixMilli(), wanted.Timestamp.UnixMilli(), "the timestamp")
	return at
}

// checkAll panics unless each of 0 to count - 1 is there once, in order within a partition.
func checkAll(records []*kgo.Record, count int) int {
	last := map[int32]int{}
	found := map[int]bool{}
	for _, record := range records {
		at := numberOf(record)
		if before, is := last[record.Partition]; is && before >= at {
			panic(fmt.Sprintf("record %d of partition %d came after %d", at, record.Partition, before))
		}
		last[record.Partition] = at
		if found[at] {
			panic(fmt.Sprintf("record %d was read twice", at))
		}
		found[at] = true
	}
	same(len(found), count, "the number of records")
	return count
}

func until(condition func() bool, what string) {
	end := time.Now().Add(180 * time.Second)
	for !condition() {
		if time.Now().After(end) {
			panic("waited 180 s until " + what)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

type namedCase struct {
	name string
	// run answers the number of records that it has verified.
	run func() int
}

// runAll runs each case that the pattern asks for, and tells what came of it.
func runAll(version, pattern string, cases []namedCase) {
	say(map[string]any{"version": version})
	wanted := regexp.MustCompile(pattern)
	for _, each := range cases {
		if wanted.MatchString(each.name) {
			runOne(each)
		}
	}
}

func runOne(each namedCase) {
	defer func() {
		if failure := recover(); failure != nil {
			say(map[string]any{"case": each.name, "error": fmt.Sprint(failure)})
		}
	}()
	say(map[string]any{"case": each.name, "records": each.run()})
}
