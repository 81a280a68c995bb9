import { type ConfigKey, type ConfigType, type KeyOptions, makeKey, type NullOf } from '../config-key.ts'

export function boolean(options: KeyOptions): ConfigKey<boolean> {
  return makeKey(options, {
    type: 'BOOLEAN',
    bounds: '',
    expected: 'true or false',
    parse: (text) => {
      const lower = text.trim().toLowerCase()
      return lower === 'true' || lower === 'false' ? { value: lower === 'true' } : undefined
    },
  })
}

interface TextOptions extends KeyOptions {
  /** Which texts are taken, spaces around them left off; any if absent. */
  readonly form?: RegExp
  /** Ends the sentence "must be ..."; `a text` if absent. */
  readonly expected?: string
}

function textOfType<const Options extends TextOptions>(
  type: ConfigType,
  options: Options,
): ConfigKey<string | NullOf<Options>> {
  const { form, expected = 'a text' } = options
  return makeKey<string | NullOf<Options>>(options, {
    type,
    bounds: '',
    expected,
    parse: (text) => {
      const value = text.trim()
      return form === undefined || form.test(value) ? { value } : undefined
    },
  })
}

export function text<const Options extends TextOptions>(options: Options): ConfigKey<string | NullOf<Options>> {
  return textOfType('STRING', options)
}

/** A secret. */
export function password<const Options extends TextOptions>(options: Options): ConfigKey<string | NullOf<Options>> {
  return textOfType('PASSWORD', options)
}

/** What names a class in Kafka. */
export function className<const Options extends TextOptions>(options: Options): ConfigKey<string | NullOf<Options>> {
  return textOfType('CLASS', { form: /\S/, expected: 'the name of a class', ...options })
}

export function choice<const Choice extends string, const Options extends KeyOptions>(
  choices: readonly Choice[],
  options: Options,
): ConfigKey<Choice | NullOf<Options>> {
  return makeKey<Choice | NullOf<Options>>(options, {
    type: 'STRING',
    bounds: `[${choices.join(', ')}]`,
    expected: `one of ${choices.join(', ')}`,
    parse: (text) => {
      const value = choices.find((each) => each === text.trim())
      return value === undefined ? undefined : { value }
    },
  })
}

/** The items of a list's text, as Kafka divides them. */
export function listItems(text: string): readonly string[] {
  const trimmed = text.trim()
  return trimmed === '' ? [] : trimmed.split(/\s*,\s*/)
}

interface ListOfOptions extends KeyOptions {
  /** Whether the list may be empty. */
  readonly orNone?: boolean
}

/** A list of some of `choices`, one at least. */
export function listOf<const Choice extends string, const Options extends ListOfOptions>(
  choices: readonly Choice[],
  options: Options,
): ConfigKey<readonly Choice[] | NullOf<Options>> {
  return makeKey<readonly Choice[] | NullOf<Options>>(options, {
    type: 'LIST',
    bounds: `[${choices.join(', ')}]`,
    expected: `a list of ${options.orNone === true ? '' : 'one or more of '}${choices.join(', ')}`,
    parse: (text) => {
      const value: Choice[] = []
      for (const item of listItems(text)) {
        const found = choices.find((each) => each === item)
        if (found === undefined) return undefined
        value.push(found)
      }
      return value.length === 0 && options.orNone !== true ? undefined : { value }
    },
  })
}

interface ListOptions extends KeyOptions {
  /** Which items are taken; any if absent. */
  readonly form?: RegExp
  /** Ends the sentence "must be ..."; `a list divided by commas` if absent. */
  readonly expected?: string
}

export function list<const Options extends ListOptions>(
  options: Options,
): ConfigKey<readonly string[] | NullOf<Options>> {
  const { form, expected = 'a list divided by commas' } = options
  return makeKey<readonly string[] | NullOf<Options>>(options, {
    type: 'LIST',
    bounds: '',
    expected,
    parse: (text) => {
      const value = listItems(text)
      return form === undefined || value.every((item) => form.test(item)) ? { value } : undefined
    },
  })
}

const throttled = /^\d+:\d+$/

/** A list of `partition:broker`, or `*` alone. */
export function throttledReplicas(options: KeyOptions): ConfigKey<readonly string[]> {
  return makeKey(options, {
    type: 'LIST',
    bounds: '[partition]:[broker],... or *',
    expected: "'*' or a list of partition:broker pairs",
    parse: (text) => {
      const value = listItems(text)
      return text.trim() === '*' || value.every((item) => throttled.test(item)) ? { value } : undefined
    },
  })
}
