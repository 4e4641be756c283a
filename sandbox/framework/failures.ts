interface FieldFailure {
	errorCode: string;
	fieldName: string;
	message: string;
}

/** What is thrown to be answered with a status and a `responseStatus` of its own. */
export class ServiceFailure extends Error {
	readonly errors: FieldFailure[] = [];

	/** @param errorCode name of the .NET exception; it is the status text of the answer as well */
	constructor(
		readonly status: number,
		readonly errorCode: string,
		message: string,
		/** Whether the framework raises it instead of the operation, and words the status itself. */
		readonly ofFramework = false,
	) {
		super(message);
	}
}

export function notFound(message: string): ServiceFailure {
	return new ServiceFailure(404, 'NotFound', message);
}

export function notYours(): ServiceFailure {
	return new ServiceFailure(403, 'UnauthorizedAccessException', 'Not your account');
}

/** A value in the path or the query that cannot be read as the number that its field is. */
export function notBound(operation: string, fieldName: string, sent: string): ServiceFailure {
	const errorCode = 'SerializationException';
	const failure = new ServiceFailure(
		400,
		errorCode,
		`Unable to bind to request '${operation}'`,
		true,
	);
	const message = `'${sent}' is an Invalid value for '${fieldName}'`;
	failure.errors.push({ errorCode, fieldName, message });
	return failure;
}

/** A field that is needed was not sent; the name is the PascalCase one of the request's class. */
export function missing(fieldName: string): ServiceFailure {
	return aboutField('ArgumentNullException', fieldName, 'Value cannot be null.');
}

export function badArgument(fieldName: string, message: string): ServiceFailure {
	return aboutField('ArgumentException', fieldName, message);
}

function aboutField(errorCode: string, fieldName: string, message: string): ServiceFailure {
	const failure = new ServiceFailure(400, errorCode, `${message} (Parameter '${fieldName}')`);
	failure.errors.push({ errorCode, fieldName, message });
	return failure;
}

// Which exception the framework answers with which status.
const EXCEPTION_OF_STATUS: Record<number, string> = {
	400: 'ArgumentException',
	403: 'UnauthorizedAccessException',
	404: 'NotFound',
	405: 'NotImplementedException',
	409: 'OptimisticConcurrencyException',
	500: 'InvalidOperationException',
};

/** The failure that an operation would have to raise to be answered with this status, if any. */
export function failureOfStatus(status: number, message?: string): ServiceFailure | undefined {
	const exception = EXCEPTION_OF_STATUS[status];
	if (!exception) return undefined;
	return new ServiceFailure(status, exception, message ?? 'Asked for by a fault of the sandbox');
}
