import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readSyslog } from './syslog-message.ts'

const nowMs = Date.UTC(2026, 0, 1, 0, 0, 5)
const read = (text: string, offsetMinutes = 0) => readSyslog(text, { nowMs, offsetMinutes })
const none = new Map()

it.each([
  [
    "<34>1 2003-10-11T22:14:15.003Z mymachine.example.com su - ID47 - \uFEFF'su root' failed for lonvick on /dev/pts/8",
    {
      facility: 4,
      severity: 2,
      version: 1,
      timestampMs: Date.UTC(2003, 9, 11, 22, 14, 15, 3),
      hostname: 'mymachine.example.com',
      appName: 'su',
      procId: null,
      msgId: 'ID47',
      structuredData: none,
      message: "'su root' failed for lonvick on /dev/pts/8",
    },
  ],
  [
    "<165>1 2003-08-24T05:14:15.000003-07:00 192.0.2.1 myproc 8710 - - %% It's time to make the do-nuts.",
    {
      facility: 20,
      severity: 5,
      timestampMs: Date.UTC(2003, 7, 24, 12, 14, 15),
      hostname: '192.0.2.1',
      procId: '8710',
      message: "%% It's time to make the do-nuts.",
    },
  ],
  [
    '<165>1 2003-10-11T22:14:15.003Z h evntslog - ID47 [exampleSDID@32473 iut="3" eventSource="App\\"x\\]\\\\"][b@1]',
    {
      structuredData: new Map([
        [
          'exampleSDID@32473',
          new Map([
            ['iut', '3'],
            ['eventSource', 'App"x]\\'],
          ]),
        ],
        ['b@1', none],
      ]),
      message: '',
    },
  ],
  ['<0>1 - - - - - -', { facility: 0, severity: 0, version: 1, timestampMs: null, hostname: null, message: '' }],
])('RFC 5424: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

it.each([
  [
    "<34>Oct 11 22:14:15 mymachine su: 'su root' failed",
    {
      facility: 4,
      severity: 2,
      version: 0,
      timestampMs: Date.UTC(2025, 9, 11, 22, 14, 15),
      hostname: 'mymachine',
      appName: 'su',
      procId: null,
      message: "'su root' failed",
    },
  ],
  // The year has just begun here, and not there.
  [
    '<13>Dec 31 23:59:59 h app[7]: late',
    { timestampMs: Date.UTC(2025, 11, 31, 23, 59, 59), appName: 'app', procId: '7' },
  ],
  ['<13>Jan  1 00:00:09 h app: early', { timestampMs: Date.UTC(2026, 0, 1, 0, 0, 9), message: 'early' }],
  ['<13>Jan  1 00:00:09 app[1]: of this machine', { hostname: null, appName: 'app', procId: '1' }],
  ['<13>2026-01-01T01:00:00.5+01:00 h app: iso', { timestampMs: Date.UTC(2026, 0, 1, 0, 0, 0, 500), version: 0 }],
  [
    '<13>just a text',
    { facility: 1, severity: 5, timestampMs: null, hostname: null, appName: null, message: 'just a text' },
  ],
  ['no priority', { facility: 1, severity: 5, message: 'no priority' }],
  ['<999>x', { message: '<999>x' }],
  ['<13>1 not-a-time h a - - - m', { version: 0, message: '1 not-a-time h a - - - m' }],
])('RFC 3164: %s', (text, expected) => {
  expect(read(text)).toMatchObject(expected)
})

it('takes the clocks of senders for what they are', () => {
  expect(read('<13>Jan  1 01:00:00 h app: x', 60).timestampMs).toBe(Date.UTC(2026, 0, 1))
})

it('reads anything, and loses no message of RFC 5424', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(read(text).severity).toBeLessThan(8)
      const whole = read(`<14>1 - h a - - [x@1 y="${text.replaceAll(/["\\\]]/g, '\\$&')}"] ${text}`)
      expect(whole.structuredData.get('x@1')?.get('y')).toBe(text)
      expect(whole.message).toBe(text.startsWith('\uFEFF') ? text.slice(1) : text)
    }),
  )
})
