import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { decodeAssignment, decodeReport, encodeAssignment, encodeReport } from './group-messages.ts'

const url = 'http://127.0.0.1:8083'
const report = {
  url,
  report: { connectors: 1, tasks: 3 },
  configOffset: 17,
  asked: 2,
  held: { connectors: ['a'], tasks: ['a-0', 'a-1'] },
}
const assignment = {
  leader: 'm-1',
  leaderUrl: url,
  configOffset: 17,
  seen: { connectors: 1, tasks: 3 },
  shares: { connectors: { run: ['a'], claim: [] }, tasks: { run: ['a-0'], claim: ['a-1'] } },
}
const raw = (value: unknown): Uint8Array => deflateRawSync(JSON.stringify(value))

describe('messages of a group', () => {
  it('are read as they were written', () => {
    expect(decodeReport(encodeReport(report))).toEqual(report)
    expect(decodeAssignment(encodeAssignment(assignment))).toEqual(assignment)
    expect(decodeAssignment(new Uint8Array())).toBeUndefined()
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['no deflated bytes', Buffer.from('hello')],
    ['no JSON', deflateRawSync('{')],
    ['another format', raw({ format: 2, ...report })],
    ['no address', raw({ format: 1, ...report, url: 'file:///etc/passwd' })],
    ['an address with a path', raw({ format: 1, ...report, url: `${url}/x` })],
    ['no offset', raw({ format: 1, ...report, configOffset: 'x' })],
    ['more than may be', raw({ format: 1, ...report, fill: ' '.repeat(2 * 1024 * 1024) })],
  ])('are refused: %s', (_, bytes) => {
    expect(() => decodeReport(bytes)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
    if (bytes.length > 0)
      expect(() => decodeAssignment(bytes)).toThrow(expect.objectContaining({ code: 'INVALID_REQUEST' }))
  })
})
