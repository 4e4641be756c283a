import { operationsOf } from '../operations';
import { invite } from './invite';
import { remove } from './remove';

export const member = operationsOf('member', [invite, remove]);
