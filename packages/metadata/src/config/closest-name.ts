export { closestName } from '@millrace/base'
