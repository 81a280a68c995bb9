import { double, int, long, short } from '../keys/numbers.ts'
import { boolean, className, list, password, text } from '../keys/texts.ts'
import { noSecurity } from '../reasons.ts'

/** Authentication by SASL. */
export const securitySaslKeys = {
  'sasl.enabled.mechanisms': list({
    default: 'GSSAPI',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The mechanisms that clients may authenticate by.',
  }),
  'sasl.mechanism.inter.broker.protocol': text({
    default: 'GSSAPI',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The mechanism by which brokers authenticate to each other.',
  }),
  'sasl.mechanism.controller.protocol': text({
    default: 'GSSAPI',
    refused: noSecurity,
    documentation: 'The mechanism by which brokers authenticate to controllers.',
  }),
  'sasl.jaas.config': password({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The settings of the login modules.',
  }),
  'sasl.login.class': className({
    default: null,
    refused: noSecurity,
    documentation: 'What logs in.',
  }),
  'sasl.login.callback.handler.class': className({
    default: null,
    refused: noSecurity,
    documentation: 'What answers the questions of a login.',
  }),
  'sasl.client.callback.handler.class': className({
    default: null,
    refused: noSecurity,
    documentation: "What answers the questions of a client's mechanism.",
  }),
  'sasl.server.callback.handler.class': className({
    default: null,
    refused: noSecurity,
    documentation: "What answers the questions of the server's mechanism.",
  }),
  'sasl.server.max.receive.size': int({
    default: '524288',
    refused: noSecurity,
    documentation: 'The most bytes taken in before authentication.',
  }),
  'sasl.kerberos.service.name': text({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The name under which brokers run in Kerberos.',
  }),
  'sasl.kerberos.kinit.cmd': text({
    default: '/usr/bin/kinit',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The command that gets a ticket.',
  }),
  'sasl.kerberos.ticket.renew.window.factor': double({
    default: '0.8',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'When within its life a ticket is renewed.',
  }),
  'sasl.kerberos.ticket.renew.jitter': double({
    default: '0.05',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'By how much that time varies.',
  }),
  'sasl.kerberos.min.time.before.relogin': long({
    default: '60000',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'How long at least between two renewals.',
  }),
  'sasl.kerberos.principal.to.local.rules': list({
    default: 'DEFAULT',
    update: 'per-broker',
    refused: noSecurity,
    documentation: "How a Kerberos name becomes a user's.",
  }),
  'sasl.login.refresh.window.factor': double({
    default: '0.8',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'When within its life a credential is renewed.',
  }),
  'sasl.login.refresh.window.jitter': double({
    default: '0.05',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'By how much that time varies.',
  }),
  'sasl.login.refresh.min.period.seconds': short({
    default: '60',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'How long at least before a credential is renewed.',
  }),
  'sasl.login.refresh.buffer.seconds': short({
    default: '300',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'How long before its end at the latest a credential is renewed.',
  }),
  'sasl.login.connect.timeout.ms': int({
    default: null,
    refused: noSecurity,
    documentation: 'How long connecting to an identity provider may take.',
  }),
  'sasl.login.read.timeout.ms': int({
    default: null,
    refused: noSecurity,
    documentation: 'How long its answer may take.',
  }),
  'sasl.login.retry.backoff.ms': long({
    default: '100',
    refused: noSecurity,
    documentation: 'The first pause before it is asked again.',
  }),
  'sasl.login.retry.backoff.max.ms': long({
    default: '10000',
    refused: noSecurity,
    documentation: 'The longest pause before it is asked again.',
  }),
  'sasl.oauthbearer.jwt.retriever.class': className({
    default: 'org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever',
    refused: noSecurity,
    documentation: 'What gets a token.',
  }),
  'sasl.oauthbearer.jwt.validator.class': className({
    default: 'org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator',
    refused: noSecurity,
    documentation: 'What checks a token.',
  }),
  'sasl.oauthbearer.scope': text({
    default: null,
    refused: noSecurity,
    documentation: 'The scope that is asked for.',
  }),
  'sasl.oauthbearer.client.credentials.client.id': text({
    default: null,
    refused: noSecurity,
    documentation: "The client's name at the identity provider.",
  }),
  'sasl.oauthbearer.client.credentials.client.secret': password({
    default: null,
    refused: noSecurity,
    documentation: "The client's secret at the identity provider.",
  }),
  'sasl.oauthbearer.assertion.algorithm': text({
    default: 'RS256',
    form: /^(ES256|RS256)$/i,
    expected: 'one of ES256, RS256',
    refused: noSecurity,
    documentation: 'How an assertion is signed.',
  }),
  'sasl.oauthbearer.assertion.claim.aud': text({
    default: null,
    refused: noSecurity,
    documentation: 'For whom an assertion is meant.',
  }),
  'sasl.oauthbearer.assertion.claim.exp.seconds': int({
    default: '300',
    least: 0,
    greatest: 86_400,
    refused: noSecurity,
    documentation: 'How long an assertion holds.',
  }),
  'sasl.oauthbearer.assertion.claim.iss': text({
    default: null,
    refused: noSecurity,
    documentation: 'Who issues an assertion.',
  }),
  'sasl.oauthbearer.assertion.claim.jti.include': boolean({
    default: 'false',
    refused: noSecurity,
    documentation: 'Whether an assertion carries an id.',
  }),
  'sasl.oauthbearer.assertion.claim.nbf.seconds': int({
    default: '60',
    least: 0,
    greatest: 3600,
    refused: noSecurity,
    documentation: 'From how long ago on an assertion holds.',
  }),
  'sasl.oauthbearer.assertion.claim.sub': text({
    default: null,
    refused: noSecurity,
    documentation: 'Whom an assertion speaks of.',
  }),
  'sasl.oauthbearer.assertion.file': text({
    default: null,
    refused: noSecurity,
    documentation: 'A file that holds an assertion.',
  }),
  'sasl.oauthbearer.assertion.private.key.file': text({
    default: null,
    refused: noSecurity,
    documentation: 'The file of the key that signs assertions.',
  }),
  'sasl.oauthbearer.assertion.private.key.passphrase': password({
    default: null,
    refused: noSecurity,
    documentation: 'The passphrase of that key.',
  }),
  'sasl.oauthbearer.assertion.template.file': text({
    default: null,
    refused: noSecurity,
    documentation: 'A file with more claims of an assertion.',
  }),
  'sasl.oauthbearer.scope.claim.name': text({
    default: 'scope',
    refused: noSecurity,
    documentation: 'The claim that holds the scope.',
  }),
  'sasl.oauthbearer.sub.claim.name': text({
    default: 'sub',
    refused: noSecurity,
    documentation: 'The claim that holds the subject.',
  }),
  'sasl.oauthbearer.token.endpoint.url': text({
    default: null,
    refused: noSecurity,
    documentation: 'Where tokens are had.',
  }),
  'sasl.oauthbearer.jwks.endpoint.url': text({
    default: null,
    refused: noSecurity,
    documentation: 'Where the keys to check tokens are had.',
  }),
  'sasl.oauthbearer.jwks.endpoint.refresh.ms': long({
    default: '3600000',
    refused: noSecurity,
    documentation: 'How often these keys are fetched anew.',
  }),
  'sasl.oauthbearer.jwks.endpoint.retry.backoff.ms': long({
    default: '100',
    refused: noSecurity,
    documentation: 'The first pause before that is tried again.',
  }),
  'sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms': long({
    default: '10000',
    refused: noSecurity,
    documentation: 'The longest pause before that is tried again.',
  }),
  'sasl.oauthbearer.clock.skew.seconds': int({
    default: '30',
    refused: noSecurity,
    documentation: 'By how much clocks may differ.',
  }),
  'sasl.oauthbearer.expected.audience': list({
    default: null,
    refused: noSecurity,
    documentation: 'The audiences of which a token must name one.',
  }),
  'sasl.oauthbearer.expected.issuer': text({
    default: null,
    refused: noSecurity,
    documentation: 'The issuer that a token must name.',
  }),
} as const
