import { Writable } from 'node:stream'
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { createProgram, everyCommand } from '../program/program.ts'
import { complete, completedNames } from './complete.ts'

const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
const program = createProgram({
  io: { stdin: process.stdin, stdout: nowhere, stderr: nowhere, env: {}, interrupted: new AbortController().signal },
  exitCode: 0,
})

/** The candidates for the last word of a line. */
function values(line: string): string[] {
  return complete(program, line.split(' ')).candidates.map(({ value }) => value)
}

function pathOf(command: Command): string {
  return command.parent === null ? '' : `${pathOf(command.parent)} ${command.name()}`.trim()
}

describe('words of the program itself', () => {
  test('commands, and those below them', () => {
    expect(values('')).toEqual(expect.arrayContaining(['dev', 'topic', 'dump', 'doctor', 'context', 'completion']))
    expect(values('to')).toEqual(['topic'])
    expect(values('topic cr')).toEqual(['create'])
    expect(values('topic produce x cr')).toEqual([])
  })

  test('what only scripts call is not offered', () => {
    expect(values('__')).toEqual([])
  })

  test('options of the command that the line has come to, each once unless it may be repeated', () => {
    expect(values('topic create --par')).toEqual(['--partitions'])
    expect(values('topic create --partitions 3 --par')).toEqual([])
    expect(values('topic create --config a=b --conf')).toEqual(['--config'])
    expect(values('topic ls --he')).toEqual(['--help'])
  })

  test('what an option can be, behind it or behind an equals sign', () => {
    expect(values('topic ls --format ')).toEqual(['text', 'json', 'yaml'])
    expect(complete(program, ['topic', 'ls', '--format=j'])).toMatchObject({
      candidates: [{ value: 'json' }],
      before: '--format=',
    })
    expect(values('topic create --partitions ')).toEqual([])
    expect(values('completion ')).toEqual(['bash', 'zsh', 'fish'])
  })

  test('a value is no command, and behind -- nothing is an option', () => {
    expect(complete(program, ['topic', 'describe', '--context', 'topic', '']).live).toBe('topics')
    expect(values('topic describe -- --for')).toEqual([])
  })
})

describe('what has to be looked up', () => {
  test.each([
    ['topic describe ', 'topics'],
    ['topic describe a b', 'topics'],
    ['topic consume o', 'topics'],
    ['topic consume orders x', undefined],
    ['topic produce orders f', 'files'],
    ['topic produce orders f g', 'files'],
    ['topic create o', undefined],
    ['topic ls --context p', 'contexts'],
    ['topic ls --context=p', 'contexts'],
    ['context use ', 'contexts'],
    ['config describe topic ', 'topics'],
    ['config alter group ', 'groups'],
    ['config describe broker ', undefined],
    ['config describe ', undefined],
    ['dump 000', 'files'],
    ['dev --data ', 'files'],
    ['bench consume --topic ', 'topics'],
  ])('%j asks for %s', (line, live) => {
    expect(complete(program, line.split(' ')).live).toBe(live)
  })

  test('the line says where the brokers are', () => {
    expect(complete(program, ['topic', 'rm', '--brokers', 'a:1', '']).asked).toEqual({ brokers: 'a:1' })
    expect(complete(program, ['topic', 'rm', '--context=x', '']).asked).toEqual({ context: 'x' })
  })

  test('only for commands and options that there are', () => {
    const commands = everyCommand(program)
    const paths = commands.map(pathOf)
    const options = commands.flatMap((command) => command.options.map(({ long }) => long))
    expect(completedNames.commands.filter((name) => !paths.includes(name))).toEqual([])
    expect(completedNames.options.filter((name) => !options.includes(name))).toEqual([])
  })

  test('every command that names a topic completes it', () => {
    const naming = everyCommand(program).filter((command) => {
      const isNew = pathOf(command) === 'topic create'
      return pathOf(command).startsWith('topic ') && command.registeredArguments.length > 0 && !isNew
    })
    for (const command of naming) {
      expect(complete(program, [...pathOf(command).split(' '), '']).live, pathOf(command)).toBe('topics')
    }
  })
})
