import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { root } from './spawn.ts'

/** A query that we ship, with the variables of dashboards filled in. */
export interface ShippedQuery {
  /** The panel or the alert that has it. */
  readonly of: string
  readonly query: string
}

interface Dashboard {
  readonly panels: readonly {
    readonly title: string
    readonly targets?: readonly { readonly expr: string }[]
  }[]
  readonly templating: { readonly list: readonly { readonly name: string; readonly definition?: string }[] }
}

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[]
}

const folder = path.join(root, 'apps/broker')
export const dashboardFile = path.join(folder, 'grafana/millrace-brokers.json')
export const alertsFile = path.join(folder, 'prometheus/alerts.yaml')

/** Every query of the dashboard, and of its variables. */
export function dashboardQueries(): ShippedQuery[] {
  const { panels, templating } = JSON.parse(readFileSync(dashboardFile, 'utf8')) as Dashboard
  const variables = templating.list.flatMap(({ name, definition }) => {
    const metric = /^label_values\((\w+), \w+\)$/.exec(definition ?? '')?.[1]
    return metric === undefined ? [] : [{ of: `the variable ${name}`, query: metric }]
  })
  const shown = panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({
      of: title,
      query: expr.replaceAll('$__rate_interval', '1m').replaceAll(/\$(?:instance|topic)\b/g, '.*'),
    })),
  )
  return [...variables, ...shown]
}

/** The query of every alert. */
export function alertQueries(): ShippedQuery[] {
  const { groups } = parse(readFileSync(alertsFile, 'utf8')) as Rules
  return groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ of: alert, query: expr })))
}
