/** The order in which a Java hash map with these keys, put in this order, gives them back: by bucket, then by arrival. */
export function inHashOrder(keys: readonly string[]): string[] {
  let capacity = 16
  while (keys.length > capacity * 0.75) capacity *= 2
  const bucketOf = (key: string): number => {
    const hash = hashOf(key)
    return (hash ^ (hash >>> 16)) & (capacity - 1)
  }
  return keys
    .map((key) => ({ key, bucket: bucketOf(key) }))
    .toSorted((one, other) => one.bucket - other.bucket)
    .map(({ key }) => key)
}

/** `String.hashCode` of Java. */
function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return hash
}
