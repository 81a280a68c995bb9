/** Of a text in 13 px of a monospaced font, in pixels. */
export function textWidth(text: string): number {
  return Math.ceil(text.length * 7.8)
}

/** A text as it stands in SVG. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
