import type { NodeHint } from 'n8n-workflow';

const SEVERAL_ITEMS = '$input.all().length > 1';

/** Raw, an expression begins with an equals sign. */
const NO_EXPRESSION = "!JSON.stringify($rawParameter).includes(':\"=')";

const SENDS_TEXT =
	'$parameter.resource === "message" && ["send", "sendAndWait"].includes($parameter.operation)';

/**
 * What the editor shows beside the output. Declared with conditions, since n8n lets no operation that
 * runs through its routing add a hint while it runs.
 */
export const hints: NodeHint[] = [
	{
		message:
			'Several items come in and no field has an expression, so each of them does the same. Use one such as <code>{{ $json.id }}</code>, or <b>Execute Once</b> in the settings.',
		displayCondition: `={{ ${SEVERAL_ITEMS} && ${NO_EXPRESSION} }}`,
		location: 'outputPane',
	},
	{
		message: 'Executing this step really sends the text message.',
		displayCondition: `={{ ${SENDS_TEXT} }}`,
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	},
];
