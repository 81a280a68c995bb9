import { asTopicId } from '@millrace/base'
import { expect, it } from 'vitest'
import { decodeMetadataRecord, encodeMetadataRecord, metadataRecord } from './metadata-record.ts'

const topicId = asTopicId('AAECAwQFBgcICQoLDA0ODw')

it('a record stands behind its frame version, number and version', () => {
  const encoded = encodeMetadataRecord(metadataRecord('TopicRecord', { name: 'flights', topicId }))
  expect(encoded.toString('hex')).toBe(
    '01' + '02' + '00' + '08666c6967687473' + '000102030405060708090a0b0c0d0e0f' + '00',
  )
})

it('what is left out has its default, at every level', () => {
  expect(
    metadataRecord('RegisterBrokerRecord', {
      brokerId: 1,
      incarnationId: topicId,
      brokerEpoch: 5,
      endPoints: [{ name: 'A', host: 'h', port: 9, securityProtocol: 0 }],
    }),
  ).toEqual({
    type: 'RegisterBrokerRecord',
    brokerId: 1,
    isMigratingZkBroker: false,
    incarnationId: topicId,
    brokerEpoch: 5,
    endPoints: [{ name: 'A', host: 'h', port: 9, securityProtocol: 0 }],
    features: [],
    rack: null,
    fenced: true,
    inControlledShutdown: false,
    logDirs: [],
  })
})

it.each([
  ['01' + '63' + '00', /metadata record of kind 99, which this release does not know/],
  ['00' + '02' + '00', /frame version 0; this release reads 1/],
  ['01' + '02' + '05', /TopicRecord has versions 0 to 0, not 5/],
])('%s was written by something newer or foreign: it is refused, not guessed', (hex, message) => {
  expect(() => decodeMetadataRecord(Buffer.from(hex, 'hex'))).toThrow(message)
})

it('a frame that is cut off is refused', () => {
  expect(() => decodeMetadataRecord(Buffer.from('01', 'hex'))).toThrow(/not a well-formed metadata record frame/)
})
