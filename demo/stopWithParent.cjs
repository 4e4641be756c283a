// Loaded into n8n before n8n itself. When the process that started it is gone, even by kill -9, the
// channel between the two closes, and n8n ends as if it had been asked to: no n8n is left behind.
process.channel?.unref();
process.once('disconnect', () => {
	process.kill(process.pid, 'SIGTERM');
	setTimeout(() => process.exit(1), 10_000).unref();
});
