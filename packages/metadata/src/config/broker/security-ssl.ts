import { boolean, choice, className, list, password, text } from '../keys/texts.ts'
import { noSecurity } from '../reasons.ts'

/** Encryption. */
export const securitySslKeys = {
  'ssl.protocol': text({
    default: 'TLSv1.3',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The TLS protocol of a context.',
  }),
  'ssl.provider': text({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'Who provides TLS.',
  }),
  'ssl.enabled.protocols': list({
    default: 'TLSv1.2,TLSv1.3',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The TLS protocols that are allowed.',
  }),
  'ssl.cipher.suites': list({
    default: '',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The cipher suites that are allowed.',
  }),
  'ssl.keystore.type': text({
    default: 'JKS',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The format of the key store.',
  }),
  'ssl.keystore.location': text({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The file of the key store.',
  }),
  'ssl.keystore.password': password({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The password of the key store.',
  }),
  'ssl.key.password': password({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The password of the private key.',
  }),
  'ssl.keystore.key': password({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The private key itself.',
  }),
  'ssl.keystore.certificate.chain': password({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The certificates that belong to it.',
  }),
  'ssl.truststore.type': text({
    default: 'JKS',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The format of the trust store.',
  }),
  'ssl.truststore.location': text({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The file of the trust store.',
  }),
  'ssl.truststore.password': password({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The password of the trust store.',
  }),
  'ssl.truststore.certificates': password({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'The trusted certificates themselves.',
  }),
  'ssl.keymanager.algorithm': text({
    default: 'SunX509',
    update: 'per-broker',
    refused: noSecurity,
    documentation: "Java's algorithm for choosing keys.",
  }),
  'ssl.trustmanager.algorithm': text({
    default: 'PKIX',
    update: 'per-broker',
    refused: noSecurity,
    documentation: "Java's algorithm for trusting certificates.",
  }),
  'ssl.endpoint.identification.algorithm': text({
    default: 'https',
    update: 'per-broker',
    refused: noSecurity,
    documentation: "How a server's name is checked against its certificate.",
  }),
  'ssl.secure.random.implementation': text({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'Where random numbers for encryption come from.',
  }),
  'ssl.client.auth': choice(['required', 'requested', 'none'], {
    default: 'none',
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'Whether clients must show a certificate.',
  }),
  'ssl.principal.mapping.rules': text({
    default: 'DEFAULT',
    refused: noSecurity,
    documentation: "How a certificate's name becomes a user's.",
  }),
  'ssl.engine.factory.class': className({
    default: null,
    update: 'per-broker',
    refused: noSecurity,
    documentation: 'What makes TLS engines.',
  }),
  'ssl.allow.dn.changes': boolean({
    default: 'false',
    refused: noSecurity,
    documentation: 'Whether a new certificate may carry another name.',
  }),
  'ssl.allow.san.changes': boolean({
    default: 'false',
    refused: noSecurity,
    documentation: 'Whether a new certificate may lack alternative names of the old.',
  }),
} as const
