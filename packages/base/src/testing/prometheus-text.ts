import type { MetricSample } from './collecting-metrics.ts'

const sample = /^([A-Za-z_:][\w:]*)(?:\{(.*)\})? (\S+)$/
const label = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)",?/y
const escapes: Readonly<Record<string, string>> = { '\\n': '\n', '\\\\': '\\', '\\"': '"' }

/** Reads Prometheus' text format, version 0.0.4. Throws at a line that is none of it. */
export function parseMetricSamples(text: string): MetricSample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const found = sample.exec(line)
      if (found === null) throw new Error(`not a sample: ${line}`)
      const [, name = '', labels = '', value = ''] = found
      return { name, labels: parseLabels(labels), value: numberOf(value) }
    })
}

function parseLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {}
  for (let at = 0; at < text.length; at = label.lastIndex) {
    label.lastIndex = at
    const found = label.exec(text)
    if (found === null) throw new Error(`not labels: ${text}`)
    const [, name = '', value = ''] = found
    labels[name] = value.replaceAll(/\\./g, (escape) => escapes[escape] ?? escape)
  }
  return labels
}

function numberOf(text: string): number {
  if (text === '+Inf') return Infinity
  if (text === '-Inf') return -Infinity
  const value = Number(text)
  if (Number.isNaN(value) && text.toLowerCase() !== 'nan') throw new Error(`not a number: ${text}`)
  return value
}
