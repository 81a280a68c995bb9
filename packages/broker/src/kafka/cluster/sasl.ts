import { apis } from '@millrace/kafka-wire'
import { type KafkaBinding, serveKafka } from '../api.ts'
import { kafkaErrors } from '../errors.ts'

const errorCode = kafkaErrors.ILLEGAL_SASL_STATE

/**
 * A client that wants to prove who it is, to a broker that does not ask: it is told, as Kafka tells it on a listener without SASL, and may
 * go on. In version 0 of the handshake what follows is no request of the protocol, and ends the connection.
 */
export function saslApis(): readonly KafkaBinding[] {
  return [
    serveKafka(apis.saslHandshake, () => ({ errorCode, mechanisms: [] })),
    serveKafka(apis.saslAuthenticate, () => ({
      errorCode,
      errorMessage: 'This listener has no SASL: set security.protocol=PLAINTEXT',
    })),
  ]
}
