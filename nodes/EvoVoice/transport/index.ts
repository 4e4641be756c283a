export { TEST_REQUEST } from './address';
export { readList } from './answer';
export { route } from './route';
export { fieldValue } from './rules';
export { evoVoiceRequest } from './send';
