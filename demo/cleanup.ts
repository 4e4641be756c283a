type Step = () => void | Promise<void>;

const steps: Step[] = [];
let running: Promise<void> | undefined;

/** Registers what has to be undone before the process ends; the last registered goes first. */
export function beforeExit(step: Step): void {
	steps.push(step);
}

/** Runs every registered step once, also when asked several times. A step that throws stops none. */
export function cleanUp(): Promise<void> {
	running ??= runSteps();
	return running;
}

/** Whether the process is ending, so that what fails now need not be reported. */
export function isCleaningUp(): boolean {
	return running !== undefined;
}

async function runSteps(): Promise<void> {
	for (let step = steps.pop(); step; step = steps.pop()) {
		try {
			await step();
		} catch (cause) {
			console.error(`While cleaning up: ${cause instanceof Error ? cause.message : cause}`);
		}
	}
}

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Cleans up when the process gets a signal to stop (Ctrl-C, a closed terminal, kill), then ends it. */
export function cleanUpOnSignals(): void {
	for (const [signal, exitCode] of Object.entries(SIGNALS)) {
		process.on(signal, () => {
			if (!isCleaningUp()) console.log('\nStopping ...');
			void cleanUp().then(() => process.exit(exitCode));
		});
	}
}
