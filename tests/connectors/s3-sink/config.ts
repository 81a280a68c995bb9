import type { Swift } from '../servers/swift.ts'

/** A config of the sink for the topic `orders` of plain JSON. */
export function configFor(swift: Swift, bucket: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    topics: 'orders',
    'store.url': swift.url,
    's3.region': swift.region,
    's3.bucket.name': bucket,
    'aws.access.key.id': swift.key.accessKeyId,
    'aws.secret.access.key': swift.key.secretAccessKey,
    'format.class': 'json',
    'flush.size': '10',
    'key.converter': 'org.apache.kafka.connect.storage.StringConverter',
    'value.converter': 'JsonConverter',
    'value.converter.schemas.enable': 'false',
    ...more,
  }
}
