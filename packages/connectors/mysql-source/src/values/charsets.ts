import { dataError } from '@millrace/connect'
import { decode, encodingExists } from 'iconv-lite'

/** Charsets of MariaDB by what others call them, where that is another name. */
const encodings: Readonly<Record<string, string>> = {
  utf8mb4: 'utf8',
  utf8mb3: 'utf8',
  ascii: 'utf8',
  // What MariaDB calls latin1 has the letters of Windows.
  latin1: 'windows-1252',
  latin2: 'iso-8859-2',
  latin5: 'iso-8859-9',
  latin7: 'iso-8859-13',
  greek: 'iso-8859-7',
  hebrew: 'iso-8859-8',
  koi8r: 'koi8-r',
  koi8u: 'koi8-u',
  sjis: 'shift_jis',
  ujis: 'euc-jp',
  eucjpms: 'euc-jp',
  euckr: 'euc-kr',
  tis620: 'tis-620',
  ucs2: 'utf-16be',
  utf16: 'utf-16be',
  utf32: 'utf-32be',
  macce: 'maccenteuro',
  binary: 'latin1',
}

/** Makes texts of the bytes that a charset has for them. Throws INVALID_DATA if the charset is not known. */
export function charsetDecoder(charset: string): (bytes: Buffer) => string {
  const encoding = encodings[charset] ?? charset
  if (encoding === 'utf8') return (bytes) => bytes.toString('utf8')
  if (!encodingExists(encoding)) throw dataError(`the charset ${charset} is not known`)
  return (bytes) => decode(bytes, encoding)
}
