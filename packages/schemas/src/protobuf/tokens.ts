import { schemaTextLengthMax } from '../limits.ts'
import { schemaError } from '../schema-error.ts'

interface Token {
  readonly kind: 'word' | 'text' | 'mark' | 'comment'
  readonly text: string
  /** Whether a line ends before it. */
  readonly isOnNewLine: boolean
}

const pattern =
  /(\s+)|(\/\/[^\n]*|\/\*[^]*?\*\/)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|([{}=;:[\],()<>])|([^\s{}=;:[\],()<>"'/]+)|([^])/y

function tokensOf(text: string): readonly Token[] {
  if (text.length > schemaTextLengthMax) {
    throw schemaError(`the schema has ${text.length} characters, more than the ${schemaTextLengthMax} it may have`)
  }
  const tokens: Token[] = []
  let isOnNewLine = true
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [whole, space, comment, quoted, mark, , other] = found
    if (other !== undefined) throw schemaError(`the schema is not Protobuf: it has '${other}' where nothing begins so`)
    if (space !== undefined) {
      isOnNewLine ||= space.includes('\n')
      continue
    }
    const kind =
      comment !== undefined ? 'comment' : quoted !== undefined ? 'text' : mark !== undefined ? 'mark' : 'word'
    tokens.push({ kind, text: kind === 'comment' ? whole.replaceAll('\r', '').trimEnd() : whole, isOnNewLine })
    isOnNewLine = false
  }
  return tokens
}

/** The text of a schema of Protobuf with white space in one form, and the comments that it has, if they are wanted. */
export function formattedProtobuf(text: string, { comments }: { readonly comments: boolean }): string {
  const lines: string[] = []
  let line = ''
  let depth = 0
  let before: Token | undefined
  const end = (): void => {
    if (line !== '') lines.push(line)
    line = ''
    before = undefined
  }
  const add = (token: Token): void => {
    const gap = line === '' ? '  '.repeat(depth) : hasGap(before, token) ? ' ' : ''
    line += gap + token.text
    before = token
  }
  for (const token of tokensOf(text)) {
    if (token.kind === 'comment') {
      if (!comments) continue
      const last = lines.at(-1)
      if (!token.isOnNewLine && line === '' && last !== undefined) {
        lines[lines.length - 1] = `${last} ${token.text}`
        continue
      }
      // A comment within a statement: what is behind two slashes must not take the rest with it.
      if (line !== '' && token.text.startsWith('/*')) add(token)
      else if (line === '') {
        add(token)
        end()
      } else lines.push('  '.repeat(depth) + token.text)
      continue
    }
    if (token.text === '}' && token.kind === 'mark') {
      end()
      depth = Math.max(0, depth - 1)
      add(token)
      end()
      continue
    }
    if (token.text === ';' && line === '' && lines.at(-1)?.endsWith('}') === true) {
      lines[lines.length - 1] += ';'
      continue
    }
    add(token)
    if (token.kind !== 'mark') continue
    if (token.text === '{') {
      end()
      depth++
    } else if (token.text === ';') end()
  }
  end()
  return `${lines.join('\n')}\n`
}

/** Whether there is a space between two tokens of a line. */
function hasGap(before: Token | undefined, { kind, text }: Token): boolean {
  if (before === undefined) return true
  if (kind === 'mark' && [';', ',', ')', ']', '>', ':', '<'].includes(text)) return false
  if (before.kind === 'mark' && ['(', '[', '<'].includes(before.text)) return false
  // `(my.option).part` is one name.
  return !(kind === 'word' && text.startsWith('.') && before.text === ')')
}
