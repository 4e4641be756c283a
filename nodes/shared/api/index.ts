export { readList } from './answer';
export { failureOf } from './failure';
export { evoVoiceRequest } from './send';
