import { Option } from 'commander'
import { expect, test } from 'vitest'
import { suggestChoice } from './choice.ts'

const option = new Option('--format <format>').choices(['text', 'json', 'yaml'])
suggestChoice(option)
const parse = (text: string): unknown => option.parseArg?.(text, undefined)

test('a choice is taken as it is', () => {
  expect(parse('json')).toBe('json')
})

test('what is nearly one is told, next to all there are', () => {
  expect(() => parse('jsno')).toThrow('Allowed choices are text, json, yaml. Did you mean json?')
  expect(() => parse('JSON')).toThrow('Did you mean json?')
  expect(() => parse('xml')).toThrow(/yaml\.$/)
})

test('an option that takes anything stays as it is', () => {
  const free = new Option('--name <name>')
  suggestChoice(free)
  expect(free.parseArg).toBeUndefined()
})
