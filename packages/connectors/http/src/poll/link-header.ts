const link = /<([^<>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"[^"]*"|[^\s";,]+))?)*)/g
const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s";,]+))/i

/** Where `rel="next"` of a Link header points to (RFC 8288), as it is written there; undefined if nowhere. */
export function nextLink(header: string | undefined): string | undefined {
  for (const [, target, parameters = ''] of (header ?? '').matchAll(link)) {
    const [, quoted, plain] = rel.exec(parameters) ?? []
    const relations = (quoted ?? plain ?? '').toLowerCase().split(/\s+/)
    if (relations.includes('next')) return target
  }
  return undefined
}
