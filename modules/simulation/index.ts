export { DEMONSTRATION_PASSWORD, loadDemonstrationAccounts } from './load-demonstration.ts'
export { personName, steadyNumber } from './names.ts'
