export { readList } from './response';
export { failureOf } from './failure';
export { isApiError, isOperationError } from './n8nErrors';
export { evoVoiceRequest } from './send';
