import type { Argument, Command, Option } from 'commander'
import { visibleCommands } from '../program/visible-commands.ts'

/** What a word can be completed with, besides fixed words. */
export type LiveKind = 'topics' | 'groups' | 'applications' | 'transactions' | 'contexts' | 'files'

/** A word, and what it is about. */
export interface Candidate {
  readonly value: string
  readonly description: string
}

/** What could stand where the cursor is. */
export interface Completion {
  /** Those that begin with what is typed already. */
  readonly candidates: readonly Candidate[]
  /** What else has to be looked up. */
  readonly live: LiveKind | undefined
  /** What is typed of it already. */
  readonly prefix: string
  /** What stands before the prefix in the same word, such as `--format=`. */
  readonly before: string
  /** What of the line says where the brokers are. */
  readonly asked: { readonly brokers?: string; readonly context?: string }
}

/** What is looked up behind the kind of something that has configs. */
const resourceKinds: Readonly<Record<string, LiveKind | undefined>> = { topic: 'topics', group: 'groups' }

/** Arguments that something is looked up for, by command; the last kind goes for all that follow. */
const argumentKinds: Readonly<Record<string, readonly (LiveKind | undefined)[]>> = {
  'topic describe': ['topics'],
  'topic alter': ['topics'],
  'topic delete-records': ['topics'],
  'topic move': ['topics'],
  'topic elect': ['topics'],
  'topic rm': ['topics'],
  'topic produce': ['topics', 'files'],
  'topic consume': ['topics'],
  'topic tail': ['topics'],
  'group describe': ['groups'],
  'group watch': ['groups'],
  'group seek': ['groups'],
  'group rm': ['groups'],
  'streams describe': ['applications'],
  'streams lag': ['applications'],
  'streams graph': ['applications'],
  'streams reset': ['applications'],
  'transaction describe': ['transactions'],
  'transaction abort': ['transactions'],
  'context use': ['contexts'],
  'context show': ['contexts'],
  'context rm': ['contexts'],
  dump: ['files'],
}

/** Options that something is looked up for. */
const optionKinds: Readonly<Record<string, LiveKind>> = {
  '--topic': 'topics',
  '--input': 'topics',
  '--keep-topic': 'topics',
  '--group': 'groups',
  '--state': 'files',
  '--context': 'contexts',
  '--data': 'files',
}

/** The names of both tables, so that a test can hold them against the program. */
export const completedNames = { commands: Object.keys(argumentKinds), options: Object.keys(optionKinds) }

/** What the last of `words` can be; the words before it are the command line without the program's name. */
export function complete(program: Command, words: readonly string[]): Completion {
  const line = new Line(program)
  for (const word of words.slice(0, -1)) line.read(word)
  return line.complete(words.at(-1) ?? '')
}

class Line {
  #command: Command
  #path: string[] = []
  #positionals = 0
  /** The option whose value comes next. */
  #pending: Option | undefined
  /** `--` was there: no more options. */
  #onlyArguments = false
  /** The last argument that was read. */
  #before = ''
  readonly #used = new Set<string>()
  readonly #asked: { brokers?: string; context?: string } = {}

  constructor(program: Command) {
    this.#command = program
  }

  read(word: string): void {
    if (this.#pending !== undefined) {
      this.#note(this.#pending, word)
      this.#pending = undefined
    } else if (!this.#onlyArguments && word === '--') this.#onlyArguments = true
    else if (!this.#onlyArguments && word.startsWith('-') && word !== '-') this.#readOption(word)
    else {
      const next = this.#command.commands.find((command) => command.name() === word)
      if (next === undefined) {
        this.#positionals += 1
        this.#before = word
      } else {
        this.#command = next
        this.#path.push(word)
        this.#positionals = 0
      }
    }
  }

  complete(word: string): Completion {
    if (this.#pending !== undefined) return this.#value(this.#pending, word, '')
    if (!this.#onlyArguments && word.startsWith('-')) {
      const equals = word.indexOf('=')
      const option = equals === -1 ? undefined : this.#option(word.slice(0, equals))
      if (option !== undefined) return this.#value(option, word.slice(equals + 1), word.slice(0, equals + 1))
      return this.#completion(this.#options(), word)
    }
    const commands = visibleCommands(this.#command)
    if (commands.length > 0) {
      const candidates = commands.map((command) => ({
        value: command.name(),
        description: brief(command.description()),
      }))
      return this.#completion(candidates, word)
    }
    return this.#argument(word)
  }

  #readOption(word: string): void {
    const equals = word.indexOf('=')
    const option = this.#option(equals === -1 ? word : word.slice(0, equals))
    if (option === undefined) return
    this.#used.add(option.long ?? option.flags)
    if (equals !== -1) this.#note(option, word.slice(equals + 1))
    else if (option.required) this.#pending = option
  }

  #option(flag: string): Option | undefined {
    return this.#command.options.find((option) => option.long === flag || option.short === flag)
  }

  #note(option: Option, value: string): void {
    if (option.long === '--brokers') this.#asked.brokers = value
    if (option.long === '--context') this.#asked.context = value
  }

  #options(): Candidate[] {
    const own = this.#command.options
      .filter((option) => !option.hidden && (isRepeatable(option) || !this.#used.has(option.long ?? option.flags)))
      .map((option) => ({ value: option.long ?? option.short ?? option.flags, description: brief(option.description) }))
    return [...own, { value: '--help', description: 'display help for command' }]
  }

  #value(option: Option, word: string, before: string): Completion {
    const choices = (option.argChoices ?? []).map((value) => ({ value, description: '' }))
    return this.#completion(choices, word, { live: optionKinds[option.long ?? ''], before })
  }

  #argument(word: string): Completion {
    const declared = this.#command.registeredArguments
    const argument: Argument | undefined = declared[Math.min(this.#positionals, declared.length - 1)]
    if (argument === undefined || (this.#positionals >= declared.length && !argument.variadic)) {
      return this.#completion([], word)
    }
    const command = this.#path.join(' ')
    const kinds = command.startsWith('config ')
      ? [undefined, resourceKinds[this.#before]]
      : (argumentKinds[command] ?? [])
    const choices = (argument.argChoices ?? []).map((value) => ({ value, description: '' }))
    return this.#completion(choices, word, { live: kinds[Math.min(this.#positionals, kinds.length - 1)] })
  }

  #completion(
    candidates: readonly Candidate[],
    prefix: string,
    { live, before = '' }: { live?: LiveKind | undefined; before?: string } = {},
  ): Completion {
    return {
      candidates: candidates.filter(({ value }) => value.startsWith(prefix)),
      live,
      prefix,
      before,
      asked: this.#asked,
    }
  }
}

/** Options that gather values may be given again. */
function isRepeatable(option: Option): boolean {
  return option.description.includes('repeatable')
}

/** One line that does not fill the terminal. */
function brief(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  const end = line.search(/[;:.(] ?/)
  return end > 0 ? line.slice(0, end).trim() : line
}
