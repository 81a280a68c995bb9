/** A column of a table, as far as values for it must know. */
export interface Column {
  readonly name: string
  /** The name of its type, or of the type below it if it is a domain: `int4`, `jsonb`, `_text` for an array of texts. */
  readonly type: string
  /** Its type in SQL, without what a column may say of it besides, such as a length: a cast to that would cut values off. */
  readonly castType: string
  /** PostgreSQL's category of it: `A` is an array, `S` a text. */
  readonly category: string
  /** Digits behind the point that a numeric column keeps; undefined if it keeps them all. */
  readonly scale: number | undefined
  /** How many bits a column of type bit has; undefined for other types. */
  readonly bits: number | undefined
  /** The database makes its values: nobody else may. */
  readonly isGenerated: boolean
}
