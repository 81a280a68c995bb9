const dump = 0x12
const dumpGtids = 0x1e
const throughGtids = 4
const headerLength = 4
/** Where a file's first event stands. */
const fileBegin = 4

/** A packet: its length, its number, its bytes. */
function packet(body: Buffer): Buffer {
  const header = Buffer.alloc(headerLength)
  header.writeUIntLE(body.length, 0, 3)
  return Buffer.concat([header, body])
}

/** Where in a file a binlog is asked for, and as whom. */
export interface DumpBegin {
  readonly serverId: number
  readonly flags: number
  /** Without a name: the first one that there is. */
  readonly file: string
  readonly position: number
}

/** Asks for a binlog from a place in a file on (COM_BINLOG_DUMP). */
export function dumpCommand({ serverId, flags, file, position }: DumpBegin): Buffer {
  const body = Buffer.alloc(11)
  body.writeUInt8(dump)
  body.writeUInt32LE(position, 1)
  body.writeUInt16LE(flags, 5)
  body.writeUInt32LE(serverId, 7)
  return packet(Buffer.concat([body, Buffer.from(file)]))
}

/** Asks MySQL for all transactions that are not in a set of global ids (COM_BINLOG_DUMP_GTID). */
export function dumpGtidsCommand(serverId: number, known: Buffer): Buffer {
  const body = Buffer.alloc(23)
  body.writeUInt8(dumpGtids)
  body.writeUInt16LE(throughGtids, 1)
  body.writeUInt32LE(serverId, 3)
  // No name of a file, whose length stands at 7.
  body.writeUInt32LE(fileBegin, 11)
  body.writeUInt32LE(known.length, 19)
  return packet(Buffer.concat([body, known]))
}
