// Sends an email and a text through the official client and waits until it calls both delivered.
const { NotifyClient } = require('notifications-node-client');

const { NOTIFY_URL, NOTIFY_KEY, EMAIL_TEMPLATE, SMS_TEMPLATE, EMAIL_TO, SMS_TO } = process.env;
const PATIENCE_MS = 5000;
const client = new NotifyClient(NOTIFY_URL, NOTIFY_KEY);
const personalisation = { name: 'Grace', thing: 'permit' };

async function delivered(kind, sending) {
  const { id } = (await sending).data;
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { status } = (await client.getNotificationById(id)).data;
    if (status === 'delivered') {
      console.log(`${kind} delivered`);
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`The ${kind} is still ${status}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

Promise.all([
  delivered('email', client.sendEmail(EMAIL_TEMPLATE, EMAIL_TO, { personalisation, reference: 'node' })),
  delivered('sms', client.sendSms(SMS_TEMPLATE, SMS_TO, { personalisation, reference: 'node' })),
]).catch((error) => {
  console.error(error.response ? error.response.data : error);
  process.exit(1);
});
