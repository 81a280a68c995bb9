import type { AvroType } from '@millrace/schemas'

/** What the field for a branch of a union is called: its type, without a namespace. */
export function branchName(type: AvroType): string {
  return 'fullName' in type ? type.fullName.slice(type.fullName.lastIndexOf('.') + 1) : type.kind
}
