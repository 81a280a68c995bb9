import { long } from '../keys/numbers.ts'
import { className, password, text } from '../keys/texts.ts'
import { noSecurity } from '../reasons.ts'

/** Authentication and authorization. */
export const securityKeys = {
  'authorizer.class.name': text({
    default: '',
    refused: noSecurity,
    documentation: 'What decides who may do what.',
  }),
  'principal.builder.class': className({
    default: 'org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder',
    update: 'per-broker',
    refused: noSecurity,
    documentation: "What makes a user's name of what authenticated them.",
  }),
  'connections.max.reauth.ms': long({
    default: '0',
    refused: noSecurity,
    documentation: 'How long an authentication holds.',
  }),
  'security.providers': text({
    default: null,
    refused: noSecurity,
    documentation: "Java's own providers of security algorithms.",
  }),
  'delegation.token.secret.key': password({
    default: null,
    refused: noSecurity,
    documentation: 'The secret with which delegation tokens are signed.',
  }),
  'delegation.token.max.lifetime.ms': long({
    default: '604800000',
    least: 1,
    refused: noSecurity,
    documentation: 'How long a delegation token can be renewed.',
  }),
  'delegation.token.expiry.time.ms': long({
    default: '86400000',
    least: 1,
    refused: noSecurity,
    documentation: 'How long a delegation token holds unless it is renewed.',
  }),
  'delegation.token.expiry.check.interval.ms': long({
    default: '3600000',
    least: 1,
    refused: noSecurity,
    documentation: 'How often expired delegation tokens are removed.',
  }),
} as const
