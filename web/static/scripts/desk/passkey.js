/** A passkey as the second factor: the browser's answer goes into the form, which is sent as any other. */

const form = document.querySelector("form[data-passkey]");

if (form && globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(JSON.parse(form.dataset.passkey), form.dataset.act).then(send, refused);
  });
}

async function answer(options, act) {
  if (act === "make") return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function send(credential) {
  form.elements.passkey.value = JSON.stringify(credential.toJSON());
  form.submit();
}

/** Somebody closed the browser's window, or their device has none: the other ways stand beside it. */
function refused() {
  form.querySelector("[role=status]").hidden = false;
}
