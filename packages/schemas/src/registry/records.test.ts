import { describe, expect, it } from 'vitest'
import { decodeRecord, encodeRecord, type RegistryRecord } from './records.ts'

const version = {
  subject: 's',
  version: 2,
  id: 7,
  type: 'PROTOBUF' as const,
  text: 'message A {}',
  references: [{ name: 'b.proto', subject: 'b', version: 1 }],
  isDeleted: true,
  rest: { ruleSet: { domainRules: [] }, md5: 'abc' },
}

describe('records', () => {
  it.each<RegistryRecord>([
    { kind: 'schema', subject: 's', version: 2, value: version },
    { kind: 'schema', subject: 's', version: 2, value: null },
    { kind: 'config', subject: null, level: 'FULL' },
    { kind: 'config', subject: 's', level: null },
    { kind: 'mode', subject: 's', mode: 'IMPORT' },
    { kind: 'mode', subject: null, mode: null },
    { kind: 'deleteSubject', subject: 's', version: 2 },
    { kind: 'clearSubject', subject: 's' },
    { kind: 'highestId', id: 9 },
  ])('%j comes back', (record) => {
    const { key, value } = encodeRecord(record)
    expect(decodeRecord(key, value)).toEqual(record)
  })

  it.each([
    ['{"keytype":"NOOP","magic":0}', null],
    ['{"keytype":"CONTEXT","tenant":"default","context":".x","magic":0}', '{}'],
    ['{"keytype":"DELETE_SUBJECT","subject":"s","magic":0}', null],
  ])('%s %s means nothing', (key, value) => {
    expect(decodeRecord(key, value)).toBe(undefined)
  })

  it.each([
    ['{', null],
    ['[]', null],
    ['{"keytype":"SCHEMA","subject":"s"}', '{}'],
    ['{"keytype":"SCHEMA","subject":"s","version":1}', '{"id":0,"schema":"int"}'],
    ['{"keytype":"SCHEMA","subject":"s","version":1}', '{"id":1,"schema":"int","schemaType":"XML"}'],
    ['{"keytype":"SCHEMA","subject":"s","version":1}', '{"id":1,"schema":"int","references":[{}]}'],
    ['{"keytype":"CONFIG","subject":null}', '{"compatibilityLevel":"SOME"}'],
    ['{"keytype":"MODE","subject":null}', '{"mode":1}'],
  ])('%s %s is refused', (key, value) => {
    expect(() => decodeRecord(key, value)).toThrow(
      expect.objectContaining({ code: 'INVALID_DATA', message: expect.stringContaining("can't be read") as string }),
    )
  })
})
