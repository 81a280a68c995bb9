import { describe, expect, it } from 'vitest'
import { JavaPattern } from './java-pattern.ts'
import { refusal } from '../../test/failure.ts'

describe('a pattern of java.util.regex', () => {
  // What OpenJDK 17 answers.
  it.each([
    ['orders', 'orders', true],
    ['ord', 'orders', false],
    ['a|ab', 'ab', true],
    ['(?i)ORDERS', 'orders', true],
    ['or(?i)DERS', 'ORders', false],
    ['(?i:OR)ders', 'orders', true],
    ['(?i)[A-C]+x', 'abCX', true],
    ['(?i)é', 'É', false],
    ['(?i)k', '\u212A', false],
    ['.*', 'a\nb', false],
    ['(?s).*', 'a\nb', true],
    ['.', '\u0085', false],
    ['a$\\s*', 'a\n', true],
    ['a\\z', 'a', true],
    ['\\s', '\u00A0', false],
    ['\\h', '\u00A0', true],
    ['\\d+', '٣', false],
    ['[a-z&&[^b]]', 'b', false],
    ['[a-z&&[^b]]', 'c', true],
    ['[a[0-9]]+', 'a7', true],
    ['[]a]', ']', true],
    ['\\Qa.b\\E+', 'a.bb', true],
    ['\\Qa.b\\E', 'axb', false],
    ['\\p{Alpha}+', 'é', false],
    ['\\p{L}+', 'é', true],
    ['\\p{IsGreek}', 'λ', true],
    ['\\x41\\u0042\\x{43}\\0104\\t', 'ABCD\t', true],
    ['[^.]+\\.(?:a|b){2}', 'x.ab', true],
    ['(?<year>\\d{4})-(?!00).*', '2024-01', true],
    ['', '', true],
    ['(?m)^a$\\n^b$', 'a\nb', true],
    ['\\R', '\r\n', true],
    ['[\\w&&\\D]+', 'ab_', true],
    ['𝒳.', '𝒳y', true],
    ['(.*)?', 'a', true],
    ['(?:a*)*b', 'aab', true],
    ['(?:-(.*?))?', '-x', true],
    ['(?m)^?a', 'a', true],
  ])('%s matches %j: %s', (pattern, text, matches) => {
    expect(new JavaPattern(pattern).matches(text)).toBe(matches)
  })

  it('looks for a part of a text, if asked to', () => {
    expect(new JavaPattern('d.s').finds('orders')).toBe(false)
    expect(new JavaPattern('d.r').finds('xdxrx')).toBe(true)
  })

  it.each([
    ['(.*)', 'p-$1', 'orders', 'p-orders'],
    ['ord(.*)-(\\d+)', '$2-$1', 'orders-17', '17-ers'],
    ['(?<routed>.*)', 'outbox.$' + '{routed}', 'order', 'outbox.order'],
    ['a|ab', 'x', 'ab', 'xb'],
    ['(a)(b)?', '[$2]', 'a', '[]'],
    ['(a)', '$12', 'a', 'a2'],
    ['a', '\\$\\\\', 'a', '$\\'],
    ['a', 'x', 'bb', 'bb'],
    ['(.*)tbl(.*)', '$1all$2', 'srv.db.tbl', 'srv.db.all'],
  ])('%s replaced by %s in %s', (pattern, replacement, text, expected) => {
    const compiled = new JavaPattern(pattern)
    expect(compiled.replaceFirst(text, compiled.replacement(replacement))).toBe(expected)
  })

  it.each([
    ['(', 'Unclosed group near index 1 of "("'],
    ['a)', "Unmatched closing ')' near index 1"],
    ['*a', "Dangling meta character '*'"],
    ['[a', 'Unclosed character class'],
    ['[z-a]', 'Illegal character range'],
    ['a{2,1}', 'Illegal repetition range'],
    ['\\y', 'Illegal or unsupported escape sequence'],
    ['(?<a>x)(?<a>y)', 'Named capturing group <a> is already defined'],
    ['a++', 'Millrace has no quantifier ++ of java.util.regex'],
    ['(?>a)', 'Millrace has no group (?>'],
    ['(a)\\1', 'Millrace has no references to groups'],
    ['(?x)a b', 'Millrace has no flag (?x)'],
    ['\\Ga', 'Millrace has no \\G'],
    ['\\p{InGreek}', 'Millrace has no \\p{InGreek}'],
    ['(?:(a)|b)*', 'Millrace has no repeated group with a group in it that may be left out'],
    ['(a*)+', 'Millrace has no repeated group that may match nothing'],
    ['(|a)?', 'Millrace has no repeated group that may match nothing'],
    ['('.repeat(200), 'More than 100 groups in each other'],
  ])('refuses %s rather than take it for something else', (pattern, message) => {
    expect(refusal(() => new JavaPattern(pattern))).toContain(message)
  })

  it.each([
    ['.*', '$3', 'No group 3'],
    ['.*', 'x$', 'a group number or {name} is missing after $'],
    ['.*', '$' + '{a}', 'No group with name {a}'],
    ['.*', 'x\\', 'The character to be escaped is missing'],
  ])('says of %s that it can not be replaced by %s', (pattern, replacement, message) => {
    const compiled = new JavaPattern(pattern)
    expect(refusal(() => compiled.replacement(replacement))).toContain(message)
  })
})
