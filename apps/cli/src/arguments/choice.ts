import { closestName } from '@millrace/base'
import { type Argument, InvalidArgumentError, type Option } from 'commander'

/** Lets an option or argument that takes one of some choices tell the one that was perhaps meant. */
export function suggestChoice(choosing: Option | Argument): void {
  const choices = choosing.argChoices
  if (choices === undefined) return
  choosing.argParser((text: string) => {
    if (choices.includes(text)) return text
    const meant = closestName(text, choices)
    const hint = meant === undefined ? '' : ` Did you mean ${meant}?`
    throw new InvalidArgumentError(`Allowed choices are ${choices.join(', ')}.${hint}`)
  })
}
