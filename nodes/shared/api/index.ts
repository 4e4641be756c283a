export { readList } from './response';
export { failureOf } from './failure';
export { evoVoiceRequest } from './send';
