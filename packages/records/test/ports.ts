import { crc32cChecksum } from '@millrace/base'
import { NodeCompression } from '@millrace/node-io'
import type { BatchPorts } from '../src/encode-batch.ts'

export const compression = new NodeCompression()
export const ports: BatchPorts = { checksum: crc32cChecksum, compression }
