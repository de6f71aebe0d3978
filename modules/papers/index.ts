export { attachPapers, listPaperIds } from './attach-papers.ts'
export { discardPaper, getPaper, getWaitingPaper, listPapers } from './get-paper.ts'
export { displayName, Paper } from './paper.ts'
export { mayUpload, type NewPaper, storePaper } from './store-paper.ts'
