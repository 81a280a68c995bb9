// docs/compatibility.md, made from what was found as the clients were run.
import { clients } from './table.mjs'

/** @typedef {{ name: string, version: string, cases: { name: string, records: number, error?: string }[] }} Found */

const head = `# Clients, tools and engines that were run

Each of these was run against a cluster of three Millrace brokers, by its Kafka protocol alone, as \`npm run interop -- --record\` does; this page
is made from what that found. Every case is right on Apache Kafka 4.1.0 too: \`npm run interop -- --against kafka\` runs the same there. "Records"
are those that a case read back and compared one by one: key, value, headers, timestamp, order within a partition, none missing and none twice.

What can't be expected to work, and how a team moves, is in [migrating from Kafka](migrating-from-kafka.md).
`

const cell = (text) => String(text).replaceAll('|', '\\|')

/**
 * @param {readonly Found[]} found
 * @returns {string} the page
 */
export function compatibilityPage(found) {
  const rows = clients.map(({ name, about }) => {
    const one = found.find((each) => each.name === name)
    const good = one?.cases.filter(({ error }) => error === undefined) ?? []
    const records = good.reduce((sum, each) => sum + each.records, 0)
    const cases = one === undefined ? 'not run' : `${good.length} of ${one.cases.length}`
    return `| ${cell(about)} | ${cell(one?.version ?? '')} | ${cases} | ${records.toLocaleString('en-US')} |`
  })
  const sections = clients.flatMap(({ name, about }) => {
    const one = found.find((each) => each.name === name)
    if (one === undefined) return []
    const lines = one.cases.map(
      (each) =>
        `| ${cell(each.name)} | ${each.error === undefined ? 'right' : '**wrong**'} | ${each.records.toLocaleString('en-US')} |`,
    )
    return [
      `## ${about}\n\nVersion ${one.version}.\n\n| case | result | records |\n| --- | --- | ---: |\n${lines.join('\n')}\n`,
    ]
  })
  const table = `| client | version | cases that are right | records |\n| --- | --- | --- | ---: |\n${rows.join('\n')}\n`
  return `${head}\n${table}\n${sections.join('\n')}`
}
