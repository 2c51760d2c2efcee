console.log('bench: nothing here yet');
