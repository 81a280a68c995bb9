// The serdes over libraries that the application brings along.
import assert from 'node:assert/strict'
import { DurationSchema } from '@bufbuild/protobuf/wkt'
import { serde } from '@millrace/client'
import { avro, avroSingleObject } from '@millrace/client/avro'
import { protobuf } from '@millrace/client/protobuf'
import { protobufEs } from '@millrace/client/protobuf-es'
import protobufjs from 'protobufjs'
import { z } from 'zod'

const there = (one, value) => one.deserialize(Buffer.from(one.serialize(value)))

assert.deepEqual(there(serde.json(z.object({ id: z.string() })), { id: 'o-1' }), { id: 'o-1' })

const schema = { type: 'record', name: 'Order', fields: [{ name: 'id', type: 'string' }] }
assert.equal(there(avro(schema), { id: 'o-1' }).id, 'o-1')
assert.equal(there(avroSingleObject(schema), { id: 'o-1' }).id, 'o-1')

// The application's own protobufjs is another major version than ours.
const { root } = protobufjs.parse('syntax = "proto3"; message Order { string id = 1; }')
assert.equal(there(protobuf(root.lookupType('Order')), { id: 'o-1' }).id, 'o-1')

assert.equal(there(protobufEs(DurationSchema), { seconds: 3n }).seconds, 3n)
