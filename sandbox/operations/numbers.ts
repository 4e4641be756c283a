import { badArgument, missing } from '../framework/failures';
import type { Operation, UserCall } from '../framework/operation';
import { ENDPOINT_FIELDS } from '../office/directoryModel';
import { inOrder, type EndpointInfo } from '../office/model';
import { readStruct } from '../office/struct';
import { accountOf, customerIn, forOffice, found, tagsOf } from './belonging';
import { contains, textOf } from './reach';

interface Area {
	areaCode: string;
	locality: string;
	region: string;
	postalCode: string;
}

const AREAS: Area[] = [
	{ areaCode: '503', locality: 'Portland', region: 'OR', postalCode: '97204' },
	{ areaCode: '971', locality: 'Salem', region: 'OR', postalCode: '97301' },
	{ areaCode: '206', locality: 'Seattle', region: 'WA', postalCode: '98101' },
	{ areaCode: '208', locality: 'Boise', region: 'ID', postalCode: '83702' },
];
const NUMBERS_OF_AREA = 12;
// Numbers after 555-01 belong to nobody; those up to 0149 are the office's and its contacts'.
const FIRST_FREE = 150;

/** Assumption: the answer speaks of numbers as Twilio does, from which they are bought. */
function numbersOf(area: Area) {
	return Array.from({ length: NUMBERS_OF_AREA }, (_, index) => {
		const line = `0${FIRST_FREE + index}`;
		return {
			phoneNumber: `+1${area.areaCode}555${line}`,
			friendlyName: `(${area.areaCode}) 555-${line}`,
			locality: area.locality,
			region: area.region,
			postalCode: area.postalCode,
			isoCountry: 'US',
			capabilities: { voice: true, sms: true, mms: true, fax: index % 3 === 0 },
		};
	});
}

/**
 * Numbers that can be bought.
 *
 * Assumption: the shape of the answer, which is not documented; there are numbers in the USA only,
 * and the distance changes nothing.
 */
function searchNumbers(call: UserCall): object {
	accountOf(call);
	const { areaCode, countryCode, postalCode, region, isFaxNumber, contains: part } = call.request;
	const isSame = (value: string, wanted: unknown) =>
		!wanted || value.toLowerCase() === String(wanted).toLowerCase();
	const taken = call.office.endpoints.map((endpoint) => endpoint.extraInformation);
	const areas = AREAS.filter(
		(area) =>
			isSame(area.areaCode, areaCode) &&
			isSame(area.region, region) &&
			isSame(area.postalCode, postalCode) &&
			isSame('US', countryCode),
	);
	const phoneNumbers = areas
		.flatMap(numbersOf)
		.filter(({ phoneNumber, capabilities }) => {
			return contains(phoneNumber, part) && (isFaxNumber !== true || capabilities.fax);
		})
		.filter(({ phoneNumber }) => !taken.includes(phoneNumber));
	return { phoneNumbers };
}

const written = (endpoint: EndpointInfo) => inOrder(endpoint, ENDPOINT_FIELDS);

/**
 * Buys a number, or only makes an entry for one that is not bought here.
 *
 * Assumption: the number is needed and must be one that the search finds, unless it is virtual; one
 * that is in use already is refused. The address is taken and not shown.
 */
function buyNumber(call: UserCall): object {
	const { office, request, user } = call;
	const accountId = accountOf(call);
	const number = textOf(request.number);
	if (!number) throw missing('Number');
	const isVirtual = request.isVirtualPhoneNumber === true;
	if (office.endpoints.some(({ extraInformation }) => extraInformation === number)) {
		throw badArgument('Number', `${number} is in use already.`);
	}
	const offered = AREAS.flatMap(numbersOf).some(({ phoneNumber }) => phoneNumber === number);
	if (!isVirtual && !offered) throw badArgument('Number', `${number} is not available.`);
	const flowId = textOf(request.flowId);
	const flow = flowId ? found(call, 'Flow', flowId, office.directory.flows) : undefined;
	const endpoint = office.directory.addEndpoint({
		accountId,
		displayName: number,
		type: request.isFaxNumber === true ? 'FaxNumber' : 'PhoneNumber',
		extraInformation: number,
		customerId: customerIn(call, accountId, textOf(request.customerId))?.id,
		flowId: flow?.id,
		flowParams: readStruct(request.flowParams),
		isVirtualPhoneNumber: isVirtual,
		disableSms: false,
		tags: tagsOf(call, (request.tagIds as string[] | undefined) ?? []),
		data: readStruct(request.data),
		createdBy: user.emailAddress,
	});
	office.log.add(user.emailAddress, `Number ${number} was bought`, endpoint);
	return written(endpoint);
}

/** Assumption: what becomes a fax number is one by its type, and the other way round. */
function setFax(call: UserCall): object {
	const { office, request, user } = call;
	const endpoint = found(call, 'Endpoint', request.endpointId, office.endpoints);
	if (endpoint.type !== 'PhoneNumber' && endpoint.type !== 'FaxNumber') {
		throw badArgument('EndpointId', `${endpoint.displayName} is not a phone number.`);
	}
	const type = request.isFax === true ? 'FaxNumber' : 'PhoneNumber';
	return written(office.directory.change(endpoint, { type }, user.emailAddress));
}

export const numberOperations: Operation[] = [
	forOffice({
		// Assumption: the name, and that the roles are those of the endpoints.
		name: 'SearchPhoneNumbers',
		routes: [['GET', '/endpoints/phone-numbers/search']],
		fields: {
			accountId: 'text',
			areaCode: 'text',
			countryCode: 'text',
			postalCode: 'text',
			region: 'text',
			distance: 'int',
			isFaxNumber: 'bool',
			contains: 'text',
		},
		handle: searchNumbers,
	}),
	forOffice({
		name: 'BuyPhoneNumber',
		routes: [['POST', '/endpoints/phone-numbers']],
		fields: {
			accountId: 'text',
			customerId: 'text',
			number: 'text',
			isVirtualPhoneNumber: 'bool',
			isFaxNumber: 'bool',
			addressSid: 'text',
			tagIds: 'list',
			data: 'object',
			flowId: 'text',
			flowParams: 'object',
		},
		handle: buyNumber,
	}),
	forOffice({
		name: 'SetPhoneNumberIsFax',
		routes: [['PATCH', '/phone-numbers/{endpointId}/fax']],
		fields: { endpointId: 'text', isFax: 'bool' },
		handle: setFax,
	}),
];
