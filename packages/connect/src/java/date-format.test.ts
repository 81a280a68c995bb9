import { describe, expect, it } from 'vitest'
import { DateFormat } from './date-format.ts'
import { refusal } from '../../test/failure.ts'

const now = Date.UTC(2026, 10, 22)
const some = Date.UTC(2023, 10, 14, 22, 13, 20, 123)

// All of this is what OpenJDK 17 answers, in the locale en_US.
describe('a date pattern of Java', () => {
  it.each([
    ['yyyyMMdd', some, '20231114'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", some, '2023-11-14T22:13:20.123Z'],
    ['EEE d MMM yy h:mm a', some, 'Tue 14 Nov 23 10:13 PM'],
    ['EEEE MMMM D DDDD', some, 'Tuesday November 318 0318'],
    ['G GGGG y yyyyy', some, 'AD AD 2023 02023'],
    ['YYYY w W F u', some, '2023 46 3 2 2'],
    ['k K h H', Date.UTC(2023, 0, 1), '24 0 12 0'],
    ['S SS SSSS', 7, '7 07 0007'],
    ['z zzzz Z X', some, 'UTC Coordinated Universal Time +0000 Z'],
    ["'o''clock' ''", some, "o'clock '"],
    ['yyyy-MM-dd', -1, '1969-12-31'],
    ['yyyy-MM-dd G', -62135769600000, '0001-01-01 AD'],
    ['yyyy-MM-dd G', -62135769600001, '0001-12-31 BC'],
    ['yyyy-MM-dd', -12219292800000, '1582-10-15'],
    ['yyyy-MM-dd', -12219292800001, '1582-10-04'],
    ['YYYY-ww', Date.UTC(2024, 11, 29), '2025-01'],
  ])('%s writes %d as %s', (pattern, timestamp, text) => {
    expect(new DateFormat(pattern, now).format(timestamp)).toBe(text)
  })

  it.each([
    ['yyyy-MM-dd', '2024-02-30', Date.UTC(2024, 2, 1)],
    ['yyyy-MM-dd', '2024-2-1 and more', Date.UTC(2024, 1, 1)],
    ['yyyyMMddHHmmss', '20240131235959', Date.UTC(2024, 0, 31, 23, 59, 59)],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2024-01-31T10:20:30.123+05:30', Date.UTC(2024, 0, 31, 4, 50, 30, 123)],
    ['EEE, d MMM yyyy HH:mm:ss Z', 'Mon, 1 Feb 2024 10:00:00 -0130', Date.UTC(2024, 1, 1, 11, 30)],
    ['EEE, d MMM yyyy HH:mm:ss z', 'mon, 1 february 2024 10:00:00 GMT+1:30', Date.UTC(2024, 1, 1, 8, 30)],
    ['d MMM yyyy h:mm a', '1 Jan 2024 12:05 am', Date.UTC(2024, 0, 1, 0, 5)],
    ['d MMM yyyy h:mm a', '1 Jan 2024 12:05 PM', Date.UTC(2024, 0, 1, 12, 5)],
    ['yy/M/d', '46/1/1', Date.UTC(2046, 0, 1)],
    ['yy/M/d', '46/11/23', Date.UTC(1946, 10, 23)],
    ['yy/M/d', '47/1/1', Date.UTC(1947, 0, 1)],
    ['yy/M/d', '024/1/1', -61410009600000],
    ['yyyy-DDD', '2023-366', Date.UTC(2024, 0, 1)],
    ['HH:mm', '25:61', 26 * 3_600_000 + 60_000],
    ['yyyy-M', '2024--3', Date.UTC(2023, 8, 1)],
    ['yyyy MM dd kk', ' 2024 01 05 24', Date.UTC(2024, 0, 5)],
    ['G yyyy', 'BC 0044', -63524304000000],
    ['yyyy-MM-dd', '0001-01-01', -62135769600000],
    ['yyyy-MM-dd', '1582-10-04', -12219379200000],
  ])('%s reads %s as %d', (pattern, text, timestamp) => {
    expect(new DateFormat(pattern, now).parse(text)).toBe(timestamp)
  })

  it.each([
    ['yyyy/MM/dd', '2024-02-30'],
    ['yyyy-MM-dd HH', '2024-02-30'],
    ['MMM', 'Foo'],
    ['HH:mm', ''],
    ['X', '+25'],
    ['XXX', '+0130'],
    ['z', 'PST'],
    ['yyyyMMdd', '2024'],
  ])('%s can not read %j', (pattern, text) => {
    expect(new DateFormat(pattern, now).parse(text)).toBeUndefined()
  })

  it.each([
    ['bad{', "Illegal pattern character 'b'"],
    ["yyyy 'x", 'Unterminated quote'],
    ['XXXX', 'invalid ISO 8601 format: length=4'],
  ])('is refused when nothing is meant by it: %s', (pattern, message) => {
    expect(refusal(() => new DateFormat(pattern, now))).toContain(message)
  })

  it.each(['YYYY-ww', 'yyyy u', 'EEE yyyy'])('says that it can not read by %s, which it can write by', (pattern) => {
    const format = new DateFormat(pattern, now)
    expect(refusal(() => format.parse(format.format(some)))).toContain("Millrace can't read a date")
  })
})
