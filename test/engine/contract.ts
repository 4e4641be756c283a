import type { INodeType } from 'n8n-workflow';

import { loadPackage } from './harness';

const SIMPLE = ['simplify'];
const LIST = ['returnAll', 'limit', 'simplify'];
/** Each operation with the fields that it asks for, then those of its answer. */
export const OPERATIONS = [
	['session', 'getActive', [], LIST],
	['session', 'get', ['sessionId'], SIMPLE],
	['session', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['session', 'patch', ['sessionId', 'updateFields'], SIMPLE],
	['session', 'hold', ['sessionId', 'callSid', 'additionalFields'], SIMPLE],
	['session', 'resume', ['sessionId'], SIMPLE],
	['session', 'end', ['sessionId', 'additionalFields'], []],
	['session', 'getTranscript', ['sessionId', 'options'], ['returnAll', 'limit']],
	['session', 'startOutgoing', ['flowId', 'numberToDial', 'additionalFields'], ['options']],
	['session', 'redirect', ['sessionId', 'destination', 'additionalFields'], []],
	['session', 'reject', ['sessionId'], []],
	['session', 'record', ['sessionId'], []],
	['member', 'invite', ['sessionId', 'memberToAdd', 'additionalFields'], SIMPLE],
	['member', 'remove', ['sessionId', 'memberId'], SIMPLE],
	['conference', 'add', ['sessionId', 'callSid', 'destination', 'additionalFields'], SIMPLE],
	['call', 'getActive', ['accountId'], LIST],
	['endpoint', 'get', ['endpointId'], SIMPLE],
	['endpoint', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['endpoint', 'update', ['endpointId', 'updateFields', 'json'], SIMPLE],
	['endpoint', 'searchNumbers', ['accountId', 'filters'], ['returnAll', 'limit']],
	['message', 'send', ['sendTo', 'endpointId', 'toAddress', 'body'], SIMPLE],
	['message', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['message', 'getConversations', ['accountId', 'filters'], ['returnAll', 'limit']],
	['file', 'get', ['fileId'], SIMPLE],
	['file', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['file', 'download', ['fileId'], ['binaryPropertyName']],
	['file', 'upload', ['accountId', 'additionalFields', 'binaryPropertyName'], SIMPLE],
	['file', 'delete', ['fileId'], []],
	['report', 'run', ['report', 'accountId', 'startDate', 'endDate', 'additionalFields'], []],
	['report', 'getAll', ['accountId'], ['returnAll', 'limit']],
	['report', 'wait', ['accountId', 'reportId'], ['options']],
	['report', 'download', ['reportId'], ['binaryPropertyName']],
	['report', 'delete', ['reportId'], []],
	['account', 'get', ['accountId'], SIMPLE],
	['account', 'getAll', ['filters', 'sort'], LIST],
	['customer', 'create', ['accountId', 'name', 'additionalFields'], SIMPLE],
	['customer', 'get', ['customerId'], SIMPLE],
	['customer', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['customer', 'update', ['customerId', 'updateFields'], SIMPLE],
	['customer', 'delete', ['customerId'], []],
	['flow', 'get', ['flowId'], SIMPLE],
	['flow', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['flow', 'copy', ['flowId'], SIMPLE],
	['notification', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['notification', 'resend', ['notificationId'], SIMPLE],
	['user', 'getCurrent', [], SIMPLE],
	['flow', 'create', ['accountId', 'json'], SIMPLE],
	['flow', 'update', ['flowId', 'json'], SIMPLE],
	['flow', 'delete', ['flowId'], []],
	['flow', 'getAvailableNodes', ['filters'], ['returnAll', 'limit']],
	['flow', 'export', ['accountId', 'filters'], ['options']],
	['flow', 'import', ['accountId', 'package'], ['options']],
	['file', 'update', ['fileId', 'updateFields'], SIMPLE],
	['user', 'create', ['accountId', 'emailAddress', 'password', 'firstName', 'lastName'], SIMPLE],
	['user', 'update', ['userId', 'updateFields'], SIMPLE],
	['endpoint', 'buyNumber', ['accountId', 'number', 'additionalFields'], SIMPLE],
	['endpoint', 'setFax', ['endpointId', 'isFax'], SIMPLE],
	['endpoint', 'delete', ['endpointId'], []],
	['call', 'getAll', ['accountId', 'filters'], LIST],
	['contact', 'getAll', [], ['returnAll', 'limit']],
	['alert', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['logEntry', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	['integration', 'get', ['integrationId'], SIMPLE],
	['integration', 'getAll', ['accountId', 'filters', 'sort'], LIST],
	[
		'integration',
		'searchContacts',
		['integrationId', 'query', 'additionalFields'],
		['returnAll', 'limit'],
	],
	['integration', 'sync', ['integrationId'], []],
	['assistant', 'create', ['accountId', 'name', 'settings', 'additionalFields'], SIMPLE],
] as const;

/** The node as it is loaded. */
export const evoVoice = async () => (await loadPackage()).getNode('evoVoice').type as INodeType;

/** The same node as n8n offers it to an AI agent: a twin whose name ends with `Tool`. */
export const tool = async (): Promise<INodeType> => {
	const { description, ...rest } = await evoVoice();
	return { ...rest, description: { ...description, name: 'evoVoiceTool' } } as INodeType;
};
