export { BASE_URL_EXPRESSION } from './address';
export { readList } from './answer';
export { route } from './route';
export { evoVoiceRequest } from './send';
