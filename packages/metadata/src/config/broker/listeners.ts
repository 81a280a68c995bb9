import { choice, text } from '../keys/texts.ts'
import { noSecurity } from '../reasons.ts'

/** Where a broker listens. */
export const listenersKeys = {
  listeners: text({
    default: null,
    documentation:
      'Where the broker listens: `MILLRACE://host:port` for gRPC, `PLAINTEXT://host:port` for the Kafka protocol, or both with a comma between. ' +
      '`listener.host` and `listener.port` say the same of the first, `kafka.listener.host` and `kafka.listener.port` of the second.',
  }),
  'advertised.listeners': text({
    default: null,
    documentation:
      'Where clients are told to connect to, if it is not where the broker listens: `MILLRACE://host:port` and `PLAINTEXT://host:port`.',
  }),
  'listener.security.protocol.map': text({
    default: 'SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'What security each listener name stands for.',
  }),
  'inter.broker.listener.name': text({
    default: null,
    noEquivalent: 'brokers and controllers reach each other by the listener for gRPC',
    documentation: 'The listener by which brokers reach each other.',
  }),
  'controller.listener.names': text({
    default: null,
    noEquivalent: 'brokers and controllers reach each other by the listener for gRPC',
    documentation: 'The listeners by which brokers reach the controllers.',
  }),
  'security.inter.broker.protocol': choice(['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'], {
    default: 'PLAINTEXT',
    refused: noSecurity,
    documentation: 'How brokers secure what they say to each other.',
  }),
  'early.start.listeners': text({
    default: null,
    refused: noSecurity,
    documentation: 'Listeners that open before the authorizer is ready.',
  }),
} as const
