import { expect, it } from 'vitest'
import { checkGolden } from '../test/golden.ts'
import type { Fields } from './field.ts'
import type { Message } from './message.ts'
import * as connection from './schemas/connection-messages.ts'
import * as fetch from './schemas/fetch-messages.ts'
import * as metadata from './schemas/metadata-messages.ts'
import * as partition from './schemas/partition-messages.ts'
import * as produce from './schemas/produce-messages.ts'

/** Messages with which records come and go, with how many cases each file has, and how many hold an int64 that can't be a safe number. */
const counts = [
  ['ApiVersions.request', connection.apiVersionsRequest, 56, 0],
  ['ApiVersions.response', connection.apiVersionsResponse, 56, 9],
  ['SaslHandshake.request', connection.saslHandshakeRequest, 20, 0],
  ['SaslHandshake.response', connection.saslHandshakeResponse, 20, 0],
  ['SaslAuthenticate.request', connection.saslAuthenticateRequest, 33, 0],
  ['SaslAuthenticate.response', connection.saslAuthenticateResponse, 33, 12],
  ['Metadata.request', metadata.metadataRequest, 155, 0],
  ['Metadata.response', metadata.metadataResponse, 155, 0],
  ['DescribeCluster.request', metadata.describeClusterRequest, 39, 0],
  ['DescribeCluster.response', metadata.describeClusterResponse, 39, 0],
  ['DescribeTopicPartitions.request', metadata.describeTopicPartitionsRequest, 13, 0],
  ['DescribeTopicPartitions.response', metadata.describeTopicPartitionsResponse, 13, 0],
  ['Produce.request', produce.produceRequest, 125, 0],
  ['Produce.response', produce.produceResponse, 125, 85],
  ['Fetch.request', fetch.fetchRequest, 171, 101],
  ['Fetch.response', fetch.fetchResponse, 171, 125],
  ['ListOffsets.request', partition.listOffsetsRequest, 115, 0],
  ['ListOffsets.response', partition.listOffsetsResponse, 115, 79],
  ['OffsetForLeaderEpoch.request', partition.offsetForLeaderEpochRequest, 33, 0],
  ['OffsetForLeaderEpoch.response', partition.offsetForLeaderEpochResponse, 33, 15],
  ['DeleteRecords.request', partition.deleteRecordsRequest, 33, 18],
  ['DeleteRecords.response', partition.deleteRecordsResponse, 33, 19],
  ['DescribeProducers.request', partition.describeProducersRequest, 13, 0],
  ['DescribeProducers.response', partition.describeProducersResponse, 13, 9],
] as unknown as readonly (readonly [file: string, message: Message<Fields>, cases: number, unsafe: number])[]

it.each(counts)('%s: all cases are decoded and encoded as Kafka does', (file, message, cases, unsafe) => {
  expect(message.name).toBe(file.replace('.r', 'R'))
  expect(checkGolden(file, message)).toEqual({ cases, unsafe })
})
