import { printable } from '../output/printable.ts'
import { type BytesField, namedField } from '../output/show-record.ts'
import { grouped, type OutputFormat } from '../output/render.ts'
import { dumpProblemsShownMax } from '../limits.ts'
import type { BatchItem, DumpItem, RecordItem, SummaryItem, Whole } from './items.ts'

/** How one item is printed; an empty text where it is not. */
export type DumpPrinter = (item: DumpItem) => string

/** `text`: a line an item, for people; `json`: an object a line; `yaml`: a document each. */
export async function dumpPrinter(format: OutputFormat): Promise<DumpPrinter> {
  switch (format) {
    case 'text':
      return textPrinter()
    case 'json':
      return (item) => `${JSON.stringify(itemData(item))}\n`
    case 'yaml': {
      const { stringify } = await import('yaml')
      return (item) => `---\n${stringify(itemData(item), { lineWidth: 0 })}`
    }
  }
}

/** An item for programs. */
function itemData(item: DumpItem): object {
  if (item.type === 'entry') return { type: 'entry', ...item.entry }
  if (item.type !== 'record') return item
  const { key, value, headers, ...rest } = item
  return {
    ...rest,
    ...namedField('key', key),
    ...namedField('value', value),
    headers: headers.map((header) => ({ key: header.key, ...namedField('value', header.value) })),
  }
}

function textPrinter(): DumpPrinter {
  let problems = 0
  return (item) => {
    switch (item.type) {
      case 'file':
        problems = 0
        return `${item.file}: ${item.kind}, ${grouped(item.sizeBytes)} bytes\n`
      case 'batch':
        return `${batchText(item)}\n`
      case 'record':
        return `${recordText(item)}\n`
      case 'entry':
        return `  ${Object.entries(item.entry)
          .map(([name, value]) => `${name} ${value ?? 'none'}`)
          .join(', ')}\n`
      case 'note':
        return `  at byte ${item.position}: ${item.message}\n`
      case 'problem':
        problems += 1
        if (problems === dumpProblemsShownMax + 1) return '  more problems are counted, but not shown\n'
        return problems > dumpProblemsShownMax
          ? ''
          : `  ${item.problem.toUpperCase()} at byte ${item.position}: ${item.message}\n`
      case 'summary':
        return `${summaryText(item)}\n`
    }
  }
}

function batchText(batch: BatchItem): string {
  const { baseOffset, lastOffset, baseSequence, recordCount } = batch
  const producer =
    batch.producerId === -1
      ? []
      : [
          `producer ${batch.producerId} epoch ${batch.producerEpoch}${baseSequence === -1 ? '' : ` from sequence ${baseSequence}`}`,
        ]
  return [
    `  batch at byte ${batch.position}: offset ${baseOffset}${lastOffset === baseOffset ? '' : ` to ${lastOffset}`}`,
    `${recordCount} ${recordCount === 1 ? 'record' : 'records'}`,
    `${batch.sizeBytes} bytes`,
    batch.compression === 'none' ? 'not compressed' : batch.compression,
    `${batch.timestampType} ${timeText(batch.maxTimestamp)}`,
    `leader epoch ${batch.leaderEpoch}`,
    ...producer,
    ...(batch.isTransactional ? ['transactional'] : []),
    ...(batch.isControl ? ['control'] : []),
    ...(batch.deleteHorizonMs === null ? [] : [`delete horizon ${timeText(batch.deleteHorizonMs)}`]),
    `CRC ${batch.crc} ${batch.crcIsValid ? 'ok' : 'WRONG'}`,
  ].join(', ')
}

function recordText(record: RecordItem): string {
  const headers = record.headers.map(({ key, value }) => `${quoted({ text: key })}=${quoted(value)}`)
  return [
    `    ${record.offset} ${record.timestamp === null ? 'at an unreadable time' : timeText(record.timestamp)}`,
    ...(record.control === undefined ? [] : [record.control]),
    ...(record.coordinatorEpoch === undefined ? [] : [`coordinator epoch ${record.coordinatorEpoch}`]),
    ...(record.control === undefined ? [`key ${quoted(record.key)}`, `value ${quoted(record.value)}`] : []),
    ...(headers.length === 0 ? [] : [`headers ${headers.join(' ')}`]),
  ].join(' ')
}

/** With what a terminal would act on escaped. */
function quoted(field: BytesField): string {
  if (field === null) return 'null'
  return 'text' in field ? `"${printable(field.text)}"` : `base64:${field.base64}`
}

function timeText(timestamp: Whole): string {
  if (timestamp === -1) return 'without a time'
  const date = new Date(Number(timestamp))
  return Number.isNaN(date.getTime()) ? String(timestamp) : date.toISOString()
}

function summaryText(summary: SummaryItem): string {
  const { batches, records, firstOffset, lastOffset, entries, problems } = summary
  const found =
    batches === undefined
      ? `${grouped(entries ?? 0)} ${entries === 1 ? 'entry' : 'entries'}`
      : `${grouped(batches)} ${batches === 1 ? 'batch' : 'batches'}, ${grouped(records ?? 0)} ${records === 1 ? 'record' : 'records'}`
  const offsets = firstOffset === undefined ? '' : `, offsets ${firstOffset} to ${lastOffset ?? firstOffset}`
  const verdict = problems === 0 ? 'no problems' : `${grouped(problems)} ${problems === 1 ? 'PROBLEM' : 'PROBLEMS'}`
  return `  ${found}${offsets}; ${verdict}`
}
