export { mayRate, rateDossier } from './rate-dossier.ts'
export { RatingInput, type Rating } from './rating.ts'
export { findRating } from './ratings-store.ts'
