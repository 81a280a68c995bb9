import { present } from '@millrace/base'
import { type Api, decodeResponse, encodeRequest, type Fields, type InputOf, type ValueOf } from '@millrace/kafka-wire'
import { NodeSockets } from '@millrace/node-io'

/** Asks a broker one thing in the Kafka protocol, on a connection of its own. Rejects BROKER_UNAVAILABLE if nobody listens. */
export async function askKafka<Q extends Fields, A extends Fields>(
  address: string,
  api: Api<Q, A>,
  version: number,
  body: InputOf<Q>,
): Promise<ValueOf<A>> {
  const connection = await new NodeSockets().connect(address)
  try {
    await connection.write(encodeRequest(api, { version, correlationId: 1, clientId: 'test' }, body))
    let answer = Buffer.alloc(0)
    while (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) {
      answer = Buffer.concat([answer, present(await connection.read(), 'the broker has closed the connection')])
    }
    return decodeResponse<A>(api, version, answer.subarray(4)).body
  } finally {
    connection.close()
  }
}
