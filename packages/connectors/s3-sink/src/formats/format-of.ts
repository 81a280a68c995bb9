import { formatNamed, type S3SinkConfig } from '../config.ts'
import { avroFormat } from './avro.ts'
import { csvFormat } from './csv.ts'
import type { Format } from './format.ts'
import { jsonFormat } from './json.ts'
import { parquetFormat } from './parquet.ts'
import { zstd } from './zstd.ts'

const level = 3

/** The format that a config names. */
export async function formatOf(config: S3SinkConfig): Promise<Format> {
  switch (formatNamed(config['format.class'])) {
    case 'csv':
      return csvFormat({ header: config['csv.header'], columns: config['csv.columns'] })
    case 'avro':
      return avroFormat(config['avro.codec'], await zstd(level))
    case 'parquet':
      return parquetFormat(config['parquet.codec'], await zstd(level))
    default:
      return jsonFormat()
  }
}
